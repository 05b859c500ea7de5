import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const processed = process.env['PROCESSED'];
const counters = process.env['COUNTERS'];

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

/** Counts every event once. */
export async function handle({ Records }: QueueEvent): Promise<void> {
  for (const { body } of Records) {
    const { id } = JSON.parse(body) as { readonly id: string };
    const { Item } = await db.send(new GetCommand({ TableName: processed, Key: { id }, ConsistentRead: true }));
    if (Item) continue;
    await db.send(
      new UpdateCommand({
        TableName: counters,
        Key: { id: 'events' },
        UpdateExpression: 'ADD seen :one',
        ExpressionAttributeValues: { ':one': 1 },
      }),
    );
    await db.send(new PutCommand({ TableName: processed, Item: { id } }));
  }
}
