import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const accounts = process.env['ACCOUNTS'];

interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly amount: number;
}

/** Moves money from one account to the other. */
export async function transfer({ from, to, amount }: Transfer): Promise<void> {
  const change = (id: string, by: number) => ({
    Update: {
      TableName: accounts,
      Key: { id },
      UpdateExpression: 'ADD balance :by',
      ExpressionAttributeValues: { ':by': by },
    },
  });
  await db.send(new TransactWriteCommand({ TransactItems: [change(from, -amount), change(to, amount)] }));
}
