import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const images = process.env['IMAGES'];
const thumbnails = process.env['THUMBNAILS'];

/** Stores a picture and its thumbnail. */
export async function saveImage({ id, pixels }: { readonly id: string; readonly pixels: string }): Promise<void> {
  await db.send(new PutCommand({ TableName: images, Item: { id, pixels } }));
  await db.send(new PutCommand({ TableName: thumbnails, Item: { id, pixels: pixels.slice(0, 2) } }));
}
