import { invalidAttributeName, invalidAttributeValue } from '../errors.ts';
import { getQueue } from '../domain/find-queue.ts';
import { assertAttributesFit, assertQueueAttributes } from '../domain/queue-attributes.ts';
import { assertRedriveTarget } from '../domain/redrive-policy.ts';
import { armRetention } from '../domain/retention.ts';
import { surface } from '../domain/visibility.ts';
import type { SqsOperation } from '../state.ts';

/** Changes attributes; an empty policy removes it. Messages already sent keep their delay. */
export const setQueueAttributes: SqsOperation<'SetQueueAttributes'> = (input, here) => {
  const { queue, context } = getQueue(input.QueueUrl, here);
  const given = input.Attributes as Record<string, string>;
  // AWS: Source: LocalStack's recordings of AWS, test_set_unsupported_attribute_fifo.
  if (!queue.fifo && 'FifoQueue' in given) throw invalidAttributeName('FifoQueue');
  if (queue.fifo && given['FifoQueue'] === 'false')
    throw invalidAttributeValue('FifoQueue', 'Modifying queue type is not supported.');
  assertQueueAttributes(given, queue.fifo);
  const merged = { ...queue.attributes, ...given };
  // AWS: turning on one kind of encryption turns off the other.
  if (given['SqsManagedSseEnabled'] === 'true') merged['KmsMasterKeyId'] = '';
  assertAttributesFit(merged);
  if (given['RedrivePolicy']) assertRedriveTarget(given['RedrivePolicy'], queue, context);
  surface(queue, context);
  const attributes = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
  const changed = { ...queue, attributes, modifiedAt: context.clock.now() };
  context.state.queues.set(queue.name, changed);
  context.access({ resource: queue.arn, kind: 'write' });
  armRetention(changed, context);
  return {};
};
