import { batchesOf } from '../batches.ts';
import { invokeWriter } from '../invoke-writer.ts';
import { log } from '../log.ts';
import type { BatchResponse, QueueEvent, QueueRecord } from '../queue-events.ts';
import { createResult } from '../results.ts';
import { parseDueMessage, type DueMessage } from '../rows.ts';
import { failRow } from '../schedules.ts';
import { positiveSetting } from '../settings.ts';
import { divide } from '../shares.ts';

/** Handles each message by itself: only those that failed are delivered again. */
export async function handler({ Records }: QueueEvent): Promise<BatchResponse> {
  const outcomes = await Promise.allSettled(Records.map(processRecord));
  const batchItemFailures = outcomes.flatMap((outcome, position) => {
    const record = Records[position];
    if (outcome.status === 'fulfilled' || !record) return [];
    log('a message failed', { messageId: record.messageId, attempt: attemptOf(record), error: String(outcome.reason) });
    return [{ itemIdentifier: record.messageId }];
  });
  return { batchItemFailures };
}

async function processRecord(record: QueueRecord): Promise<void> {
  const message = parseDueMessage(record.body);
  try {
    await writeShares(message);
  } catch (error) {
    if (attemptOf(record) >= positiveSetting('MAX_RECEIVE_COUNT')) await failRow(message.id);
    throw error;
  }
}

async function writeShares(message: DueMessage): Promise<void> {
  const { id, amountCents, expectedKeys } = message;
  const { isCompleted } = await createResult(message);
  if (isCompleted) {
    log('was completed before', { id });
    return;
  }
  const shares = [...divide(amountCents, expectedKeys)].map(([key, cents]) => ({ id, key, cents }));
  const failures: string[] = [];
  for (const wave of batchesOf(shares, positiveSetting('FAN_OUT'))) {
    const outcomes = await Promise.allSettled(wave.map(invokeWriter));
    failures.push(...outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : [])));
  }
  if (failures.length > 0)
    throw new Error(`${failures.length} of ${shares.length} writers of row ${id} failed: ${failures.join('; ')}`);
}

function attemptOf({ attributes }: QueueRecord): number {
  return Number(attributes.ApproximateReceiveCount);
}
