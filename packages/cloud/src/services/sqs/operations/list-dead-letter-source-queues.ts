import { getQueue, queueUrl } from '../domain/find-queue.ts';
import { redrivePolicyOf } from '../domain/redrive-policy.ts';
import type { SqsOperation } from '../state.ts';

/** The queues whose dead letters go to this one. */
export const listDeadLetterSourceQueues: SqsOperation<'ListDeadLetterSourceQueues'> = (input, here) => {
  const { queue, context } = getQueue(input.QueueUrl, here);
  const after = input.NextToken === undefined ? '' : Buffer.from(input.NextToken, 'base64').toString('utf8');
  const sources = [...context.state.queues.values()].filter(
    (source) => source.name > after && redrivePolicyOf(source)?.deadLetterTargetArn === queue.arn,
  );
  const page = sources.slice(0, input.MaxResults ?? 1000);
  const last = page.at(-1);
  return {
    queueUrls: page.map((source) => queueUrl(source, context)),
    ...(last &&
      page.length < sources.length &&
      input.MaxResults !== undefined && { NextToken: Buffer.from(last.name).toString('base64') }),
  };
};
