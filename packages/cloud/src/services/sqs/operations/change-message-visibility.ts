import { getQueue } from '../domain/find-queue.ts';
import { changeVisibility } from '../domain/in-flight.ts';
import type { SqsOperation } from '../state.ts';

/** Hides a received message for another while, or shows it at once. */
export const changeMessageVisibility: SqsOperation<'ChangeMessageVisibility'> = (input, here) => {
  const { queue, context } = getQueue(input.QueueUrl, here);
  changeVisibility(queue, input.ReceiptHandle, input.VisibilityTimeout, context);
  return {};
};
