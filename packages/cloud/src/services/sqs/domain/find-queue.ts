import { queueDoesNotExist } from '../errors.ts';
import type { Queue, SqsContext } from '../state.ts';

/** A queue and the context of the place it lies in. */
export interface Located {
  readonly queue: Queue;
  readonly context: SqsContext;
}

function find(name: string, context: SqsContext): Located | undefined {
  const queue = context.state.queues.get(name);
  return queue && { queue, context };
}

/** Resolves a queue URL of any form (`…/account/name`, or a bare name); the host does not matter. */
export function getQueue(url: string, context: SqsContext): Located {
  const [name = '', account] = url.replace(/\/+$/, '').split('/').reverse();
  const place =
    account !== undefined && /^\d{12}$/.test(account)
      ? context.within(account, regionOf(url) ?? context.region)
      : context;
  const found = find(name, place);
  if (!found) throw queueDoesNotExist();
  return found;
}

/* Queue URLs of AWS and LocalStack name the region in the host (sqs.eu-west-1.amazonaws.com) or the path (/queue/eu-west-1/…). */
function regionOf(url: string): string | undefined {
  return /^https?:\/\/(?:(?:sqs\.)?|[^/]+\/queue\/)([a-z]{2}-[a-z]+(?:-[a-z]+)?-\d)[./]/.exec(url)?.[1];
}

export function findQueueByArn(arn: string, context: SqsContext): Located | undefined {
  const [, , service, region, account, name] = arn.split(':');
  if (service !== 'sqs' || !region || !account || !name) return undefined;
  return find(name, context.within(account, region));
}

export function queueUrl(queue: Queue, context: SqsContext): string {
  return `${context.endpoint}/${context.account}/${queue.name}`;
}
