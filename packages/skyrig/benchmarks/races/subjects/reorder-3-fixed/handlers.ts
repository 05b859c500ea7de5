import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, TransactGetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const registers = process.env['REGISTERS'];
const findings = process.env['FINDINGS'];

/** Sets both registers at one instant. */
export async function setBoth(): Promise<void> {
  const set = (id: string) => ({ Put: { TableName: registers, Item: { id, value: 1 } } });
  await db.send(new TransactWriteCommand({ TransactItems: [set('a'), set('b')] }));
}

/** Notes when the registers differ at one instant. */
export async function compare(): Promise<void> {
  const get = (id: string) => ({ Get: { TableName: registers, Key: { id } } });
  const { Responses = [] } = await db.send(new TransactGetCommand({ TransactItems: [get('a'), get('b')] }));
  const [a = 0, b = 0] = Responses.map(({ Item }) => (Item?.['value'] as number | undefined) ?? 0);
  if (a !== b) await db.send(new PutCommand({ TableName: findings, Item: { id: 'difference', a, b } }));
}
