import { getQueue } from '../domain/find-queue.ts';
import { assertTags } from '../domain/tags.ts';
import type { SqsOperation } from '../state.ts';

/** Adds tags or replaces their values. */
export const tagQueue: SqsOperation<'TagQueue'> = (input, here) => {
  const { queue, context } = getQueue(input.QueueUrl, here);
  const tags = { ...queue.tags, ...input.Tags };
  assertTags(queue.name, tags);
  context.state.queues.set(queue.name, { ...queue, tags });
  return {};
};
