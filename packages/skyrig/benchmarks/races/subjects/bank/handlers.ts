import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const accounts = process.env['ACCOUNTS'];

interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly amount: number;
}

async function balanceOf(id: string): Promise<number> {
  const { Item } = await db.send(new GetCommand({ TableName: accounts, Key: { id }, ConsistentRead: true }));
  return (Item?.['balance'] as number | undefined) ?? 0;
}

/** Moves money from one account to the other. */
export async function transfer({ from, to, amount }: Transfer): Promise<void> {
  const [source, target] = await Promise.all([balanceOf(from), balanceOf(to)]);
  await Promise.all([
    db.send(new PutCommand({ TableName: accounts, Item: { id: from, balance: source - amount } })),
    db.send(new PutCommand({ TableName: accounts, Item: { id: to, balance: target + amount } })),
  ]);
}
