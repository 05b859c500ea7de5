import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const accounts = process.env['ACCOUNTS'];

interface Booking {
  readonly id: string;
  readonly amount: number;
}

export async function deposit({ id, amount }: Booking): Promise<void> {
  await db.send(
    new UpdateCommand({
      TableName: accounts,
      Key: { id },
      UpdateExpression: 'ADD balance :amount',
      ExpressionAttributeValues: { ':amount': amount },
    }),
  );
}

export async function withdraw({ id, amount }: Booking): Promise<void> {
  await db.send(
    new UpdateCommand({
      TableName: accounts,
      Key: { id },
      UpdateExpression: 'SET balance = balance - :amount',
      ConditionExpression: 'balance >= :amount',
      ExpressionAttributeValues: { ':amount': amount },
    }),
  );
}
