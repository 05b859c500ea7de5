import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const buckets = process.env['BUCKETS'];

interface Notification {
  readonly bucket: string;
  readonly event: string;
  readonly target: string;
}

/** Merges one notification into the configuration of a bucket. */
export async function addNotification({ bucket, event, target }: Notification): Promise<void> {
  const { Item } = await db.send(new GetCommand({ TableName: buckets, Key: { id: bucket }, ConsistentRead: true }));
  const notifications = {
    ...(Item?.['notifications'] as Readonly<Record<string, string>> | undefined),
    [event]: target,
  };
  await db.send(new PutCommand({ TableName: buckets, Item: { id: bucket, notifications } }));
}
