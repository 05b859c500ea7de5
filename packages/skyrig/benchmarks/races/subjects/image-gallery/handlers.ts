import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const accounts = process.env['ACCOUNTS'];
const images = process.env['IMAGES'];

/** Adds an image to an account that exists. */
export async function addImage({ account, name }: { readonly account: string; readonly name: string }): Promise<void> {
  const { Item } = await db.send(new GetCommand({ TableName: accounts, Key: { id: account }, ConsistentRead: true }));
  if (!Item) return;
  await db.send(new PutCommand({ TableName: images, Item: { account, name } }));
}

/** Deletes an account and everything in it. */
export async function closeAccount({ account }: { readonly account: string }): Promise<void> {
  const { Items = [] } = await db.send(
    new QueryCommand({
      TableName: images,
      KeyConditionExpression: 'account = :account',
      ExpressionAttributeValues: { ':account': account },
      ConsistentRead: true,
    }),
  );
  for (const { name } of Items) {
    await db.send(new DeleteCommand({ TableName: images, Key: { account, name } }));
  }
  await db.send(new DeleteCommand({ TableName: accounts, Key: { id: account } }));
}
