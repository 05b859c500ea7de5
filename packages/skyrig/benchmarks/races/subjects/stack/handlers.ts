import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const slots = process.env['SLOTS'];

/** Puts a value on the stack. */
export async function push({ value }: { readonly value: string }): Promise<void> {
  const { Item } = await db.send(new GetCommand({ TableName: slots, Key: { id: 'top' }, ConsistentRead: true }));
  const height = (Item?.['height'] as number | undefined) ?? 0;
  await db.send(new PutCommand({ TableName: slots, Item: { id: `slot-${height}`, value } }));
  await db.send(new PutCommand({ TableName: slots, Item: { id: 'top', height: height + 1 } }));
}
