import { invalidValue } from '../errors.ts';
import { queueUrl } from '../domain/find-queue.ts';
import type { SqsOperation } from '../state.ts';

/** Lists queue URLs in order of name; `NextToken` comes only when `MaxResults` was given. */
export const listQueues: SqsOperation<'ListQueues'> = (input, context) => {
  const { MaxResults, NextToken, QueueNamePrefix = '' } = input ?? {};
  if (MaxResults !== undefined && (MaxResults < 1 || MaxResults > 1000)) {
    throw invalidValue(MaxResults, 'MaxResults', 'MaxResults must be an integer between 1 and 1000.');
  }
  const after = NextToken === undefined ? '' : Buffer.from(NextToken, 'base64').toString('utf8');
  const queues = [...context.state.queues.values()].filter(
    ({ name }) => name.startsWith(QueueNamePrefix) && name > after,
  );
  const page = queues.slice(0, MaxResults ?? 1000);
  const last = page.at(-1);
  const more = MaxResults !== undefined && page.length < queues.length && last !== undefined;
  return {
    ...(page.length > 0 && { QueueUrls: page.map((queue) => queueUrl(queue, context)) }),
    ...(more && { NextToken: Buffer.from(last.name).toString('base64') }),
  };
};
