import { invalidValue } from '../errors.ts';
import { getQueue } from '../domain/find-queue.ts';
import { parsePolicy } from '../domain/queue-policy.ts';
import type { SqsOperation } from '../state.ts';

/** Removes a statement from the queue's policy. */
export const removePermission: SqsOperation<'RemovePermission'> = (input, here) => {
  const { queue, context } = getQueue(input.QueueUrl, here);
  const policy = parsePolicy(queue);
  const left = policy.Statement.filter(({ Sid }) => Sid !== input.Label);
  if (left.length === policy.Statement.length) {
    throw invalidValue(input.Label, 'Label', "can't find label.");
  }
  const { Policy: _policy, ...rest } = queue.attributes;
  const attributes = left.length > 0 ? { ...rest, Policy: JSON.stringify({ ...policy, Statement: left }) } : rest;
  context.state.queues.set(queue.name, { ...queue, attributes });
  return {};
};
