import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const photos = process.env['PHOTOS'];
const indexes = process.env['INDEXES'];

async function readIndex(): Promise<readonly string[]> {
  const { Item } = await db.send(new GetCommand({ TableName: indexes, Key: { id: 'photos' }, ConsistentRead: true }));
  return (Item?.['ids'] as readonly string[] | undefined) ?? [];
}

async function saveIndex(ids: readonly string[]): Promise<void> {
  await db.send(new PutCommand({ TableName: indexes, Item: { id: 'photos', ids } }));
}

/** Stores a photo and adds it to the index. */
export async function upload({ id }: { readonly id: string }): Promise<void> {
  await db.send(new PutCommand({ TableName: photos, Item: { id } }));
  await saveIndex([...(await readIndex()), id]);
}

/** Deletes a photo and takes it out of the index. */
export async function remove({ id }: { readonly id: string }): Promise<void> {
  await db.send(new DeleteCommand({ TableName: photos, Key: { id } }));
  await saveIndex((await readIndex()).filter((other) => other !== id));
}
