import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const registers = process.env['REGISTERS'];
const findings = process.env['FINDINGS'];

async function read(id: string): Promise<number> {
  const { Item } = await db.send(new GetCommand({ TableName: registers, Key: { id }, ConsistentRead: true }));
  return (Item?.['value'] as number | undefined) ?? 0;
}

/** The second stage is one ahead of the first. */
export async function advance(): Promise<void> {
  await db.send(new PutCommand({ TableName: registers, Item: { id: 'first', value: 1 } }));
  const first = await read('first');
  await db.send(new PutCommand({ TableName: registers, Item: { id: 'second', value: first + 1 } }));
}

/** Notes when the stages do not fit. */
export async function inspect({ reader }: { readonly reader: string }): Promise<void> {
  const first = await read('first');
  if (first === 0) return;
  const second = await read('second');
  if (second !== first + 1) await db.send(new PutCommand({ TableName: findings, Item: { id: reader, first, second } }));
}
