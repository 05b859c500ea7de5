import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const lambda = new LambdaClient({});
const orders = process.env['ORDERS'];

interface Order {
  readonly id: string;
}

/** Stores an order and has it shipped. */
export async function place({ id }: Order): Promise<void> {
  await db.send(new PutCommand({ TableName: orders, Item: { id, status: 'placed' } }));
  await lambda.send(
    new InvokeCommand({
      FunctionName: process.env['SHIP_FUNCTION'],
      InvocationType: 'Event',
      Payload: new TextEncoder().encode(JSON.stringify({ id })),
    }),
  );
}

/** Ships an order, unless there is none: it may have been cancelled. */
export async function ship({ id }: Order): Promise<void> {
  const { Item } = await db.send(new GetCommand({ TableName: orders, Key: { id }, ConsistentRead: true }));
  if (!Item) return;
  await db.send(new PutCommand({ TableName: orders, Item: { id, status: 'shipped' } }));
}
