import { invalidAttributeValue, invalidValue } from '../errors.ts';
import { MAX_RECEIVE_COUNT } from '../limits.ts';
import type { Queue, SqsContext } from '../state.ts';
import { findQueueByArn } from './find-queue.ts';

export interface RedrivePolicy {
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

function parseMap(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a redrive policy. `maxReceiveCount` may be given as text, as CloudFormation does. */
export function parseRedrivePolicy(text: string): RedrivePolicy {
  const refuse = (reason: string): Error => invalidValue(text, 'RedrivePolicy', reason);
  const policy = parseMap(text);
  if (!policy) throw refuse('Redrive policy is not a valid JSON map.');
  const { deadLetterTargetArn: target, maxReceiveCount: count } = policy;
  if (target === undefined) throw refuse('Redrive policy does not contain mandatory attribute: deadLetterTargetArn.');
  if (count === undefined) throw refuse('Redrive policy does not contain mandatory attribute: maxReceiveCount.');
  if (typeof target !== 'string' || !/^arn:[\w-]+:sqs:[\w-]+:\d{12}:[\w.-]+$/.test(target))
    throw refuse('Invalid value for deadLetterTargetArn.');
  const maxReceiveCount = Number(count);
  if (!Number.isInteger(maxReceiveCount) || maxReceiveCount < 1 || maxReceiveCount > MAX_RECEIVE_COUNT) {
    throw refuse(
      `Invalid value for maxReceiveCount: ${String(count)}, valid values are from 1 to ${MAX_RECEIVE_COUNT} both inclusive.`,
    );
  }
  return { deadLetterTargetArn: target, maxReceiveCount };
}

export function redrivePolicyOf(queue: Queue): RedrivePolicy | undefined {
  const text = queue.attributes['RedrivePolicy'];
  return text ? parseRedrivePolicy(text) : undefined;
}

/** Checks that the dead-letter queue of a policy is there, is of the same type, and lets this queue use it. */
export function assertRedriveTarget(
  text: string,
  source: { readonly arn: string; readonly fifo: boolean },
  context: SqsContext,
): void {
  const { deadLetterTargetArn } = parseRedrivePolicy(text);
  // The first two texts are AWS's as far as is known, without a recording at hand; the last is our own.
  const target = findQueueByArn(deadLetterTargetArn, context)?.queue;
  if (!target) throw invalidValue(text, 'RedrivePolicy', 'Dead letter target does not exist.');
  if (target.fifo !== source.fifo)
    throw invalidValue(text, 'RedrivePolicy', 'Dead-letter queue must be same type of queue as the source.');
  if (!allows(target, source.arn)) {
    throw invalidValue(
      text,
      'RedrivePolicy',
      `The RedriveAllowPolicy of ${target.arn} does not allow ${source.arn} to use it as a dead-letter queue.`,
    );
  }
}

const permissions = ['allowAll', 'denyAll', 'byQueue'];

/** Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html, RedriveAllowPolicy. */
export function assertRedriveAllowPolicy(text: string): void {
  const { redrivePermission = 'allowAll', sourceQueueArns } = parseMap(text) ?? { redrivePermission: 'unreadable' };
  const listed = Array.isArray(sourceQueueArns) && sourceQueueArns.length > 0 && sourceQueueArns.length <= 10;
  if (!permissions.includes(String(redrivePermission)) || listed !== (redrivePermission === 'byQueue')) {
    throw invalidAttributeValue('RedriveAllowPolicy');
  }
}

function allows(target: Queue, sourceArn: string): boolean {
  const text = target.attributes['RedriveAllowPolicy'];
  const { redrivePermission = 'allowAll', sourceQueueArns } = (text ? parseMap(text) : undefined) ?? {};
  if (redrivePermission === 'byQueue') return Array.isArray(sourceQueueArns) && sourceQueueArns.includes(sourceArn);
  return redrivePermission === 'allowAll';
}
