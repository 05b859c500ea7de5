import { assertBatch, eachEntry } from '../domain/batch.ts';
import { getQueue } from '../domain/find-queue.ts';
import { changeVisibility } from '../domain/in-flight.ts';
import { numberOf } from '../domain/queue-attributes.ts';
import type { SqsOperation } from '../state.ts';

/** Changes the visibility of up to ten received messages. */
export const changeMessageVisibilityBatch: SqsOperation<'ChangeMessageVisibilityBatch'> = (input, here) => {
  const { queue, context } = getQueue(input.QueueUrl, here);
  assertBatch(input.Entries, 'ChangeMessageVisibilityBatchRequestEntry');
  return eachEntry(input.Entries, ({ ReceiptHandle, VisibilityTimeout }) => {
    changeVisibility(queue, ReceiptHandle, VisibilityTimeout ?? numberOf(queue, 'VisibilityTimeout'), context);
    return {};
  });
};
