import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const jobs = process.env['JOBS'];

/** Keeps the state of jobs. */
export async function track({
  detail,
}: {
  readonly detail: { readonly id: string; readonly status: string };
}): Promise<void> {
  const { Item } = await db.send(new GetCommand({ TableName: jobs, Key: { id: detail.id }, ConsistentRead: true }));
  const events = ((Item?.['events'] as number | undefined) ?? 0) + 1;
  await db.send(new PutCommand({ TableName: jobs, Item: { id: detail.id, status: detail.status, events } }));
}
