import { invalidAttributeName } from '../errors.ts';
import { getQueue } from '../domain/find-queue.ts';
import { countMessages } from '../domain/message-store.ts';
import { isSettable, settableAttributes } from '../domain/queue-attributes.ts';
import { surface } from '../domain/visibility.ts';
import type { Queue, SqsContext, SqsOperation } from '../state.ts';

const COMPUTED = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
  'CreatedTimestamp',
  'LastModifiedTimestamp',
  'QueueArn',
];

function allAttributes(queue: Queue, context: SqsContext): Record<string, string> {
  const { visible, inFlight, delayed } = countMessages(queue, context);
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: String(Math.floor(queue.createdAt / 1000)),
    LastModifiedTimestamp: String(Math.floor(queue.modifiedAt / 1000)),
    ...settableAttributes(queue),
  };
}

/** The counts are exact, though AWS calls them approximate. */
export const getQueueAttributes: SqsOperation<'GetQueueAttributes'> = (input, here) => {
  const { queue, context } = getQueue(input.QueueUrl, here);
  const names: readonly string[] = input.AttributeNames ?? [];
  for (const name of names)
    if (name !== 'All' && !COMPUTED.includes(name) && !isSettable(name)) throw invalidAttributeName(name);
  surface(queue, context);
  context.access({ resource: queue.arn, kind: 'read' });
  const chosen = Object.entries(allAttributes(queue, context)).filter(
    ([name]) => names.includes('All') || names.includes(name),
  );
  return chosen.length > 0 ? { Attributes: Object.fromEntries(chosen) } : {};
};
