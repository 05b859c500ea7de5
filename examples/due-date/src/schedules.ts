import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { dynamo } from './clients.ts';
import type { ScheduleRow } from './rows.ts';
import { setting } from './settings.ts';

/** Rows of a day that wait, page by page. The index may lag behind: `claimRow` has the last word. */
export async function* pendingPages(dueDate: string, pageSize: number): AsyncGenerator<readonly ScheduleRow[]> {
  const pages = paginateQuery(
    { client: dynamo, pageSize },
    {
      TableName: setting('SCHEDULES_TABLE'),
      IndexName: 'DueDateIndex',
      KeyConditionExpression: 'dueDate = :dueDate',
      FilterExpression: '#status = :pending',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':dueDate': dueDate, ':pending': 'PENDING' },
    },
  );
  for await (const { Items } of pages) yield (Items ?? []) as ScheduleRow[];
}

/** Takes a row from one status to another; undefined when it is not, or no longer, in the first. */
async function moveRow(
  id: string,
  from: ScheduleRow['status'],
  to: ScheduleRow['status'],
): Promise<ScheduleRow | undefined> {
  try {
    const { Attributes } = await dynamo.send(
      new UpdateCommand({
        TableName: setting('SCHEDULES_TABLE'),
        Key: { id },
        UpdateExpression: 'SET #status = :to',
        ConditionExpression: '#status = :from',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':from': from, ':to': to },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return Attributes as ScheduleRow;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

/** PENDING → QUEUED, for exactly one of those who try at the same time; the others get undefined. */
export function claimRow(id: string): Promise<ScheduleRow | undefined> {
  return moveRow(id, 'PENDING', 'QUEUED');
}

/** QUEUED → PENDING: its message could not be sent, the next scan takes it up again. */
export async function releaseRow(id: string): Promise<void> {
  await moveRow(id, 'QUEUED', 'PENDING');
}

/** QUEUED → FAILED: its message is about to become a dead letter. */
export async function failRow(id: string): Promise<void> {
  await moveRow(id, 'QUEUED', 'FAILED');
}
