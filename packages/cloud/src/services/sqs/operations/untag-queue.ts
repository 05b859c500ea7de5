import { getQueue } from '../domain/find-queue.ts';
import type { SqsOperation } from '../state.ts';

/** Removes tags; unknown ones are no error. */
export const untagQueue: SqsOperation<'UntagQueue'> = (input, here) => {
  const { queue, context } = getQueue(input.QueueUrl, here);
  const tags = Object.fromEntries(Object.entries(queue.tags).filter(([name]) => !input.TagKeys.includes(name)));
  context.state.queues.set(queue.name, { ...queue, tags });
  return {};
};
