import { invalidValue } from '../errors.ts';
import { getQueue } from '../domain/find-queue.ts';
import { oneOrMany, parsePolicy, type PolicyStatement } from '../domain/queue-policy.ts';
import type { SqsOperation } from '../state.ts';

/** Adds a statement to the queue's policy. Policies are stored; nothing enforces them yet. */
export const addPermission: SqsOperation<'AddPermission'> = (input, here) => {
  const { queue, context } = getQueue(input.QueueUrl, here);
  const policy = parsePolicy(queue);
  if (policy.Statement.some(({ Sid }) => Sid === input.Label)) {
    throw invalidValue(input.Label, 'Label', 'Already exists.');
  }
  const statement: PolicyStatement = {
    Sid: input.Label,
    Effect: 'Allow',
    Principal: { AWS: oneOrMany(input.AWSAccountIds.map((id) => `arn:aws:iam::${id}:root`)) },
    Action: oneOrMany(input.Actions.map((action) => `SQS:${action}`)),
    Resource: queue.arn,
  };
  const Policy = JSON.stringify({ ...policy, Statement: [...policy.Statement, statement] });
  context.state.queues.set(queue.name, { ...queue, attributes: { ...queue.attributes, Policy } });
  return {};
};
