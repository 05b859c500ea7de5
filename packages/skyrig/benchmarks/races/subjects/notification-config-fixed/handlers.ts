import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const buckets = process.env['BUCKETS'];

interface Notification {
  readonly bucket: string;
  readonly event: string;
  readonly target: string;
}

/** Merges one notification into the configuration of a bucket; begins again when another change was faster. */
export async function addNotification(notification: Notification): Promise<void> {
  const { bucket, event, target } = notification;
  const { Item } = await db.send(new GetCommand({ TableName: buckets, Key: { id: bucket }, ConsistentRead: true }));
  const notifications = {
    ...(Item?.['notifications'] as Readonly<Record<string, string>> | undefined),
    [event]: target,
  };
  const version = (Item?.['version'] as number | undefined) ?? 0;
  try {
    await db.send(
      new PutCommand({
        TableName: buckets,
        Item: { id: bucket, notifications, version: version + 1 },
        ConditionExpression: 'attribute_not_exists(id) OR version = :version',
        ExpressionAttributeValues: { ':version': version },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    await addNotification(notification);
  }
}
