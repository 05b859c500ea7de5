import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const lists = process.env['LISTS'];

/** Appends a value to a list. */
export async function append({ list, value }: { readonly list: string; readonly value: number }): Promise<void> {
  const { Item } = await db.send(new GetCommand({ TableName: lists, Key: { id: list }, ConsistentRead: true }));
  const values = (Item?.['values'] as readonly number[] | undefined) ?? [];
  await db.send(new PutCommand({ TableName: lists, Item: { id: list, values: [...values, value] } }));
}
