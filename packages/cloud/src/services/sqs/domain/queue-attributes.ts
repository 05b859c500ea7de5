import { invalidAttributeName, invalidAttributeValue, invalidParameter, twoKindsOfEncryption } from '../errors.ts';
import { MAX_DELAY_SECONDS, MAX_MESSAGE_BYTES, MAX_VISIBILITY_SECONDS } from '../limits.ts';
import type { Queue } from '../state.ts';
import { assertRedriveAllowPolicy, parseRedrivePolicy } from './redrive-policy.ts';

type Check = (value: string) => boolean;

const between =
  (low: number, high: number): Check =>
  (value) =>
    /^\d+$/.test(value) && Number(value) >= low && Number(value) <= high;
const oneOf =
  (...values: string[]): Check =>
  (value) =>
    values.includes(value);
const anything: Check = () => true;
const jsonObject: Check = (value) => {
  try {
    const parsed: unknown = value === '' ? {} : JSON.parse(value);
    return typeof parsed === 'object' && parsed !== null;
  } catch {
    return false;
  }
};

/** Attributes a user may set. Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const settable: Readonly<Record<string, Check>> = {
  DelaySeconds: between(0, MAX_DELAY_SECONDS),
  MaximumMessageSize: between(1024, MAX_MESSAGE_BYTES),
  MessageRetentionPeriod: between(60, 1_209_600),
  Policy: jsonObject,
  ReceiveMessageWaitTimeSeconds: between(0, 20),
  VisibilityTimeout: between(0, MAX_VISIBILITY_SECONDS),
  RedrivePolicy: anything,
  RedriveAllowPolicy: anything,
  KmsMasterKeyId: anything,
  KmsDataKeyReusePeriodSeconds: between(60, 86_400),
  SqsManagedSseEnabled: oneOf('true', 'false'),
  FifoQueue: oneOf('true'),
  ContentBasedDeduplication: oneOf('true', 'false'),
  DeduplicationScope: oneOf('messageGroup', 'queue'),
  FifoThroughputLimit: oneOf('perQueue', 'perMessageGroupId'),
};

/* AWS: FifoQueue=false is refused, too: a standard queue has no such attribute. */
const fifoOnly = ['FifoQueue', 'ContentBasedDeduplication', 'DeduplicationScope', 'FifoThroughputLimit'];

const defaults: Readonly<Record<string, string>> = {
  DelaySeconds: '0',
  MaximumMessageSize: String(MAX_MESSAGE_BYTES),
  MessageRetentionPeriod: '345600',
  ReceiveMessageWaitTimeSeconds: '0',
  VisibilityTimeout: '30',
  SqsManagedSseEnabled: 'true',
};

const fifoDefaults: Readonly<Record<string, string>> = {
  ContentBasedDeduplication: 'false',
  DeduplicationScope: 'queue',
  FifoThroughputLimit: 'perQueue',
};

/** Checks attributes as they are given to CreateQueue or SetQueueAttributes, each by itself. */
export function assertQueueAttributes(attributes: Readonly<Record<string, string>>, fifo: boolean): void {
  for (const [name, value] of Object.entries(attributes)) {
    const check = settable[name];
    if (!check || (!fifo && fifoOnly.includes(name))) throw invalidAttributeName(name);
    if (!check(value)) throw invalidAttributeValue(name);
  }
  if (attributes['RedrivePolicy']) parseRedrivePolicy(attributes['RedrivePolicy']);
  if (attributes['RedriveAllowPolicy']) assertRedriveAllowPolicy(attributes['RedriveAllowPolicy']);
  if (attributes['KmsMasterKeyId'] && attributes['SqsManagedSseEnabled'] === 'true') throw twoKindsOfEncryption();
}

/** Checks attributes as they will be, together. */
export function assertAttributesFit(attributes: Readonly<Record<string, string>>): void {
  const { FifoThroughputLimit, DeduplicationScope } = attributes;
  // AWS: high throughput needs both. Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
  if (FifoThroughputLimit === 'perMessageGroupId' && DeduplicationScope !== 'messageGroup')
    throw invalidAttributeValue('FifoThroughputLimit');
}

/** A settable attribute's value, given or default. */
export function attributeOf(queue: Queue, name: string): string | undefined {
  // AWS: a queue encrypted with a KMS key has no encryption of its own. Source: LocalStack's recordings of AWS, test_sse_queue_attributes.
  if (name === 'SqsManagedSseEnabled' && queue.attributes['KmsMasterKeyId']) return 'false';
  return queue.attributes[name] ?? (queue.fifo ? fifoDefaults[name] : undefined) ?? defaults[name];
}

/** A numeric attribute's value. */
export function numberOf(
  queue: Queue,
  name:
    | 'DelaySeconds'
    | 'MaximumMessageSize'
    | 'MessageRetentionPeriod'
    | 'ReceiveMessageWaitTimeSeconds'
    | 'VisibilityTimeout',
): number {
  return Number(attributeOf(queue, name));
}

/** All settable attributes that have a value. */
export function settableAttributes(queue: Queue): Record<string, string> {
  const all: Record<string, string> = {};
  for (const name of Object.keys(settable)) {
    const value = attributeOf(queue, name);
    if (value !== undefined && value !== '') all[name] = value;
  }
  return all;
}

export const isSettable = (name: string): boolean => name in settable;

/** The first attribute of a CreateQueue for an existing queue that differs. */
export function findConflict(queue: Queue, wanted: Readonly<Record<string, string>>): string | undefined {
  return Object.keys(wanted).find((name) => wanted[name] !== attributeOf(queue, name));
}

/** Checks a queue's name and whether it fits FifoQueue; answers whether it is FIFO. */
export function assertQueueName(name: string, attributes: Readonly<Record<string, string>>): boolean {
  const fifo = attributes['FifoQueue'] === 'true';
  if (fifo && !/^[\w-]{1,75}\.fifo$/.test(name)) {
    throw invalidParameter(
      'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length',
    );
  }
  if (!fifo && !/^[\w-]{1,80}$/.test(name)) {
    throw invalidParameter('Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length');
  }
  return fifo;
}
