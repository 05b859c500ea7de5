import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

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
    try {
      await db.send(
        new TransactWriteCommand({
          TransactItems: [
            { Put: { TableName: processed, Item: { id }, ConditionExpression: 'attribute_not_exists(id)' } },
            {
              Update: {
                TableName: counters,
                Key: { id: 'events' },
                UpdateExpression: 'ADD seen :one',
                ExpressionAttributeValues: { ':one': 1 },
              },
            },
          ],
        }),
      );
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
    }
  }
}
