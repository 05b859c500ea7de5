import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const buffers = process.env['BUFFERS'];

/** Puts an item into a buffer that has room. */
export async function produce({ buffer, item }: { readonly buffer: string; readonly item: string }): Promise<string> {
  const { Item } = await db.send(new GetCommand({ TableName: buffers, Key: { id: buffer }, ConsistentRead: true }));
  if (Item?.['used'] === Item?.['capacity']) return 'full';
  await db.send(
    new UpdateCommand({
      TableName: buffers,
      Key: { id: buffer },
      UpdateExpression: 'SET used = used + :one, contents = list_append(contents, :items)',
      ExpressionAttributeValues: { ':one': 1, ':items': [item] },
    }),
  );
  return 'stored';
}
