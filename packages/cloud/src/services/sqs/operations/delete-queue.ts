import { getQueue } from '../domain/find-queue.ts';
import { dropMessages } from '../domain/message-store.ts';
import { wakeKey } from '../domain/announce.ts';
import type { SqsOperation } from '../state.ts';

/** Deletes a queue with everything in it; whoever waits for a message is told that it is gone. */
export const deleteQueue: SqsOperation<'DeleteQueue'> = (input, here) => {
  const { queue, context } = getQueue(input.QueueUrl, here);
  dropMessages(queue, context);
  context.state.deduplications.drop(queue.name);
  context.state.deduplicationsByAge.drop(queue.name);
  context.state.queues.delete(queue.name);
  context.cancel('messages-visible', queue.name);
  context.cancel('retention', queue.name);
  context.wake(wakeKey(queue));
  context.access({ resource: queue.arn, kind: 'write' });
  return {};
};
