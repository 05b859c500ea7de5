import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const registers = process.env['REGISTERS'];
const observations = process.env['OBSERVATIONS'];

/** Raises a register. */
export async function write({ register }: { readonly register: string }): Promise<void> {
  await db.send(new PutCommand({ TableName: registers, Item: { id: register, value: 1 } }));
}

/** Reads registers one after the other and notes what it saw. */
export async function observe({
  reader,
  order,
}: {
  readonly reader: string;
  readonly order: readonly string[];
}): Promise<void> {
  const seen: Record<string, unknown> = {};
  for (const id of order) {
    const { Item } = await db.send(new GetCommand({ TableName: registers, Key: { id }, ConsistentRead: true }));
    seen[id] = Item?.['value'] ?? 0;
  }
  await db.send(new PutCommand({ TableName: observations, Item: { id: reader, ...seen } }));
}
