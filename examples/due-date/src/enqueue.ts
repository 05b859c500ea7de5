import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { sqs } from './clients.ts';
import { log } from './log.ts';
import type { DueMessage, ScheduleRow } from './rows.ts';
import { setting } from './settings.ts';

/* AWS: a SendMessageBatch has at most ten entries. */
export const MAX_BATCH_ENTRIES = 10;

/** Sends a message per row, at most ten. Answers the rows whose message was not sent. */
export async function enqueue(rows: readonly ScheduleRow[]): Promise<readonly ScheduleRow[]> {
  const Entries = rows.map(({ id, dueDate, amountCents, expectedKeys }, position) => {
    const message: DueMessage = { id, dueDate, amountCents, expectedKeys };
    return { Id: String(position), MessageBody: JSON.stringify(message) };
  });
  try {
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: setting('QUEUE_URL'), Entries }));
    for (const { Id, Code, Message } of Failed)
      log('a message was refused', { id: rows[Number(Id)]?.id, Code, Message });
    const failed = new Set(Failed.map(({ Id }) => Id));
    return rows.filter((_, position) => failed.has(String(position)));
  } catch (error) {
    log('a batch of messages was refused', { ids: rows.map(({ id }) => id), error: String(error) });
    return rows;
  }
}
