import { queueNameExists } from '../errors.ts';
import { queueUrl } from '../domain/find-queue.ts';
import {
  assertAttributesFit,
  assertQueueAttributes,
  assertQueueName,
  findConflict,
} from '../domain/queue-attributes.ts';
import { assertRedriveTarget } from '../domain/redrive-policy.ts';
import { assertTags } from '../domain/tags.ts';
import type { Queue, SqsOperation } from '../state.ts';

/** Creating the same queue twice with the same attributes answers the same URL. */
export const createQueue: SqsOperation<'CreateQueue'> = (input, context) => {
  const { state, account, region, clock } = context;
  const attributes = (input.Attributes ?? {}) as Record<string, string>;
  const fifo = assertQueueName(input.QueueName, attributes);
  assertQueueAttributes(attributes, fifo);
  assertAttributesFit(attributes);
  const existing = state.queues.get(input.QueueName);
  if (existing) {
    const conflict = findConflict(existing, attributes);
    if (conflict) throw queueNameExists(conflict);
    return { QueueUrl: queueUrl(existing, context) };
  }
  assertTags(input.QueueName, input.tags ?? {});
  const queue: Queue = {
    name: input.QueueName,
    arn: `arn:aws:sqs:${region}:${account}:${input.QueueName}`,
    fifo,
    attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== '')),
    tags: input.tags ?? {},
    createdAt: clock.now(),
    modifiedAt: clock.now(),
  };
  if (attributes['RedrivePolicy']) assertRedriveTarget(attributes['RedrivePolicy'], queue, context);
  state.queues.set(queue.name, queue);
  context.access({ resource: queue.arn, kind: 'write' });
  return { QueueUrl: queueUrl(queue, context) };
};
