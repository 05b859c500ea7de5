import { assertBatch, eachEntry } from '../domain/batch.ts';
import { getQueue } from '../domain/find-queue.ts';
import { deleteByReceipt } from '../domain/in-flight.ts';
import type { SqsOperation } from '../state.ts';

/** Deletes up to ten received messages. */
export const deleteMessageBatch: SqsOperation<'DeleteMessageBatch'> = (input, here) => {
  const { queue, context } = getQueue(input.QueueUrl, here);
  assertBatch(input.Entries, 'DeleteMessageBatchRequestEntry');
  return eachEntry(input.Entries, ({ ReceiptHandle }) => {
    deleteByReceipt(queue, ReceiptHandle, context);
    return {};
  });
};
