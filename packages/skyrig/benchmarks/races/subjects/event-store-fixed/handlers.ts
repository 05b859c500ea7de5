import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const events = process.env['EVENTS'];

async function lastRevision(stream: string): Promise<number> {
  const { Items = [] } = await db.send(
    new QueryCommand({
      TableName: events,
      KeyConditionExpression: '#stream = :stream',
      ExpressionAttributeNames: { '#stream': 'stream' },
      ExpressionAttributeValues: { ':stream': stream },
      ScanIndexForward: false,
      Limit: 1,
      ConsistentRead: true,
    }),
  );
  return (Items[0]?.['revision'] as number | undefined) ?? 0;
}

/** Appends an event to a stream. */
export async function commit({ stream, event }: { readonly stream: string; readonly event: string }): Promise<void> {
  const revision = (await lastRevision(stream)) + 1;
  try {
    await db.send(
      new PutCommand({
        TableName: events,
        Item: { stream, revision, event },
        ConditionExpression: 'attribute_not_exists(revision)',
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    await commit({ stream, event });
  }
}
