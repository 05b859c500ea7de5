import { queueDoesNotExist } from '../errors.ts';
import { queueUrl } from '../domain/find-queue.ts';
import type { SqsOperation } from '../state.ts';

/** Finds a queue by name, in another account when its id is given. */
export const getQueueUrl: SqsOperation<'GetQueueUrl'> = (input, here) => {
  const context = input.QueueOwnerAWSAccountId ? here.within(input.QueueOwnerAWSAccountId, here.region) : here;
  const queue = context.state.queues.get(input.QueueName);
  if (!queue) throw queueDoesNotExist();
  return { QueueUrl: queueUrl(queue, context) };
};
