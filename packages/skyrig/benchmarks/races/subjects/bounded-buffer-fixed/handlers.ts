import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const buffers = process.env['BUFFERS'];

/** Puts an item into a buffer that has room. */
export async function produce({ buffer, item }: { readonly buffer: string; readonly item: string }): Promise<string> {
  try {
    await db.send(
      new UpdateCommand({
        TableName: buffers,
        Key: { id: buffer },
        UpdateExpression: 'SET used = used + :one, contents = list_append(contents, :items)',
        ConditionExpression: 'used < #capacity',
        ExpressionAttributeNames: { '#capacity': 'capacity' },
        ExpressionAttributeValues: { ':one': 1, ':items': [item] },
      }),
    );
    return 'stored';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'full';
    throw error;
  }
}
