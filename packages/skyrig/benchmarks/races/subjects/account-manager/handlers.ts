import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const sqs = new SQSClient({});
const accounts = process.env['ACCOUNTS'];

/** Creates an account unless there is one, and welcomes its owner. */
export async function createAccount({ id, owner }: { readonly id: string; readonly owner: string }): Promise<void> {
  const { Item } = await db.send(new GetCommand({ TableName: accounts, Key: { id }, ConsistentRead: true }));
  if (Item) return;
  await db.send(new PutCommand({ TableName: accounts, Item: { id, owner } }));
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env['WELCOMES_URL'], MessageBody: owner }));
}
