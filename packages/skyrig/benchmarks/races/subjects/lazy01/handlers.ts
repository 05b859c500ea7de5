import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const totals = process.env['TOTALS'];
const findings = process.env['FINDINGS'];

async function add(value: number): Promise<void> {
  await db.send(
    new UpdateCommand({
      TableName: totals,
      Key: { id: 'stock' },
      UpdateExpression: 'ADD pieces :value',
      ExpressionAttributeValues: { ':value': value },
    }),
  );
}

export async function addOne(): Promise<void> {
  await add(1);
}

export async function addTwo(): Promise<void> {
  await add(2);
}

/** Takes it for granted that the shelf, with room for two, is never full yet. */
export async function report(): Promise<void> {
  const { Item } = await db.send(new GetCommand({ TableName: totals, Key: { id: 'stock' }, ConsistentRead: true }));
  const pieces = (Item?.['pieces'] as number | undefined) ?? 0;
  if (pieces >= 3) await db.send(new PutCommand({ TableName: findings, Item: { id: 'overflow', pieces } }));
}
