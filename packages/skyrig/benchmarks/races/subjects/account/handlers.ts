import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const accounts = process.env['ACCOUNTS'];

interface Booking {
  readonly id: string;
  readonly amount: number;
}

async function readBalance(id: string): Promise<number> {
  const { Item } = await db.send(new GetCommand({ TableName: accounts, Key: { id }, ConsistentRead: true }));
  return (Item?.['balance'] as number | undefined) ?? 0;
}

export async function deposit({ id, amount }: Booking): Promise<void> {
  const balance = await readBalance(id);
  await db.send(new PutCommand({ TableName: accounts, Item: { id, balance: balance + amount } }));
}

export async function withdraw({ id, amount }: Booking): Promise<void> {
  const balance = await readBalance(id);
  if (balance < amount) throw new Error('Insufficient funds');
  await db.send(new PutCommand({ TableName: accounts, Item: { id, balance: balance - amount } }));
}
