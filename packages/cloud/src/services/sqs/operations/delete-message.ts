import { getQueue } from '../domain/find-queue.ts';
import { deleteByReceipt } from '../domain/in-flight.ts';
import type { SqsOperation } from '../state.ts';

/** Deletes a received message. */
export const deleteMessage: SqsOperation<'DeleteMessage'> = (input, here) => {
  const { queue, context } = getQueue(input.QueueUrl, here);
  deleteByReceipt(queue, input.ReceiptHandle, context);
  return {};
};
