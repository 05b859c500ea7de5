import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const locks = process.env['LOCKS'];
const counters = process.env['COUNTERS'];

/** Raises the counter under its lock. Fails when somebody else holds it. */
async function count(): Promise<void> {
  const lock = { id: 'parcels-count' };
  await db.send(new PutCommand({ TableName: locks, Item: lock, ConditionExpression: 'attribute_not_exists(id)' }));
  const { Item } = await db.send(new GetCommand({ TableName: counters, Key: { id: 'parcels' }, ConsistentRead: true }));
  const next = ((Item?.['count'] as number | undefined) ?? 0) + 1;
  await db.send(new PutCommand({ TableName: counters, Item: { id: 'parcels', count: next } }));
  await db.send(new DeleteCommand({ TableName: locks, Key: lock }));
}

export async function countOrder(): Promise<void> {
  await count();
}

export async function countReturn(): Promise<void> {
  await count();
}
