import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const nodes = process.env['NODES'];

interface Tick {
  readonly id: string;
  readonly at: number;
}

/** Notes a sign of life, which brings a node back too. */
export async function beat({ id, at }: Tick): Promise<void> {
  await db.send(new PutCommand({ TableName: nodes, Item: { id, beatAt: at, state: 'alive' } }));
}

/** Declares a node dead that has been silent for ten seconds. */
export async function monitor({ id, at }: Tick): Promise<void> {
  const { Item } = await db.send(new GetCommand({ TableName: nodes, Key: { id }, ConsistentRead: true }));
  if (at - ((Item?.['beatAt'] as number | undefined) ?? 0) < 10) return;
  await db.send(new PutCommand({ TableName: nodes, Item: { ...Item, id, state: 'dead' } }));
}
