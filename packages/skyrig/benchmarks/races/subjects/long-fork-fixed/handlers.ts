import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, TransactGetCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const registers = process.env['REGISTERS'];
const observations = process.env['OBSERVATIONS'];

/** Raises a register. */
export async function write({ register }: { readonly register: string }): Promise<void> {
  await db.send(new PutCommand({ TableName: registers, Item: { id: register, value: 1 } }));
}

/** Reads registers at one instant and notes what it saw. */
export async function observe({
  reader,
  order,
}: {
  readonly reader: string;
  readonly order: readonly string[];
}): Promise<void> {
  const { Responses = [] } = await db.send(
    new TransactGetCommand({ TransactItems: order.map((id) => ({ Get: { TableName: registers, Key: { id } } })) }),
  );
  const seen = Object.fromEntries(order.map((id, position) => [id, Responses[position]?.Item?.['value'] ?? 0]));
  await db.send(new PutCommand({ TableName: observations, Item: { id: reader, ...seen } }));
}
