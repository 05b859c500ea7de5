import { getQueue } from '../domain/find-queue.ts';
import type { SqsOperation } from '../state.ts';

/** Answers the tags of a queue. */
export const listQueueTags: SqsOperation<'ListQueueTags'> = (input, here) => {
  const { queue } = getQueue(input.QueueUrl, here);
  return Object.keys(queue.tags).length > 0 ? { Tags: { ...queue.tags } } : {};
};
