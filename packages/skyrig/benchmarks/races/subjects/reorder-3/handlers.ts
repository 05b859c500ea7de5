import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const registers = process.env['REGISTERS'];
const findings = process.env['FINDINGS'];

async function set(id: string): Promise<void> {
  await db.send(new PutCommand({ TableName: registers, Item: { id, value: 1 } }));
}

async function read(id: string): Promise<number> {
  const { Item } = await db.send(new GetCommand({ TableName: registers, Key: { id }, ConsistentRead: true }));
  return (Item?.['value'] as number | undefined) ?? 0;
}

/** Sets both registers, one after the other. */
export async function setBoth(): Promise<void> {
  await set('a');
  await set('b');
}

/** Notes when the registers differ. */
export async function compare(): Promise<void> {
  const a = await read('a');
  const b = await read('b');
  if (a !== b) await db.send(new PutCommand({ TableName: findings, Item: { id: 'difference', a, b } }));
}
