import { getQueue } from '../domain/find-queue.ts';
import { dropMessages } from '../domain/message-store.ts';
import type { SqsOperation } from '../state.ts';

/** Empties a queue at once; what is in flight goes too. */
export const purgeQueue: SqsOperation<'PurgeQueue'> = (input, here) => {
  const { queue, context } = getQueue(input.QueueUrl, here);
  dropMessages(queue, context);
  context.cancel('messages-visible', queue.name);
  context.cancel('retention', queue.name);
  context.access({ resource: queue.arn, kind: 'write' });
  return {};
};
