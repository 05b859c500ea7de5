import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const images = process.env['IMAGES'];
const thumbnails = process.env['THUMBNAILS'];

/** Stores a picture and its thumbnail. */
export async function saveImage({ id, pixels }: { readonly id: string; readonly pixels: string }): Promise<void> {
  await db.send(
    new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName: images, Item: { id, pixels } } },
        { Put: { TableName: thumbnails, Item: { id, pixels: pixels.slice(0, 2) } } },
      ],
    }),
  );
}
