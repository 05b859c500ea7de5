import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const accounts = process.env['ACCOUNTS'];
const images = process.env['IMAGES'];

/** Adds an image to an account that exists. */
export async function addImage({ account, name }: { readonly account: string; readonly name: string }): Promise<void> {
  try {
    await db.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            ConditionCheck: {
              TableName: accounts,
              Key: { id: account },
              ConditionExpression: 'attribute_exists(id) AND attribute_not_exists(closing)',
            },
          },
          { Put: { TableName: images, Item: { account, name } } },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
  }
}

/** Deletes an account and everything in it. */
export async function closeAccount({ account }: { readonly account: string }): Promise<void> {
  await db.send(
    new UpdateCommand({
      TableName: accounts,
      Key: { id: account },
      UpdateExpression: 'SET closing = :yes',
      ExpressionAttributeValues: { ':yes': true },
    }),
  );
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
