import type { MessageAttributeValue, SQS } from '@aws-sdk/client-sqs';
import { StoreFamily } from '../../kernel/store-family.ts';
import { createStoreMap, type StoreMap } from '../../kernel/store-map.ts';
import type { OperationOf, ServiceContext } from '../service.ts';
import type { Validated } from '../../protocols/validated.ts';

/** A position in the order of sending, or a moment and such a position. */
export type Order = readonly [at: number, order: number];

export type MessageAttributes = Readonly<Record<string, Validated<MessageAttributeValue>>>;

export interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly fifo: boolean;
  /** Settable attributes as they were given; defaults are not stored. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

export interface Message {
  readonly id: string;
  readonly order: number;
  readonly body: string;
  readonly md5: string;
  readonly attributes: MessageAttributes;
  /** System attributes that the sender set: `AWSTraceHeader`. */
  readonly systemAttributes: Readonly<Record<string, string>>;
  readonly senderId: string;
  readonly sentAt: number;
  /** `seq` of the step that sent it. */
  readonly sentBy: number;
  /** Hidden until then: delayed or in flight. */
  readonly visibleAt: number;
  readonly receiveCount: number;
  readonly firstReceivedAt: number | undefined;
  /** When it was last received; from then its visibility timeout may add up to twelve hours. */
  readonly receivedAt: number | undefined;
  /** The last one given out; undefined before the first receive. */
  readonly receiptHandle: string | undefined;
  readonly groupId: string | undefined;
  readonly deduplicationId: string | undefined;
  readonly sequenceNumber: string | undefined;
  /** Queue it was moved from as a dead letter. */
  readonly deadLetterSource: string | undefined;
}

export interface Deduplication {
  readonly messageId: string;
  readonly sequenceNumber: string;
  readonly until: number;
}

export interface Attempt {
  readonly messageIds: readonly string[];
  /** Of all its messages, unless one was changed since. */
  readonly visibleAt: number;
  /** Forgotten then. */
  readonly until: number;
}

export interface MoveTask {
  readonly handle: string;
  readonly sourceArn: string;
  readonly destinationArn: string | undefined;
  readonly perSecond: number | undefined;
  readonly status: 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED';
  readonly moved: number;
  readonly toMove: number;
  readonly startedAt: number;
  readonly failure: string | undefined;
}

/** State of one account and region. Families are keyed by queue name. */
export interface SqsState {
  readonly queues: StoreMap<string, Queue>;
  /** Every message by id. */
  readonly messages: StoreFamily<string, Message>;
  /** Messages that may be received, in order of sending (standard queues). */
  readonly ready: StoreFamily<number, string>;
  /** Messages that were sent with a delay, by when they become visible. */
  readonly delayed: StoreFamily<Order, string>;
  /** Received messages, by when they become visible again. */
  readonly inFlight: StoreFamily<Order, string>;
  /** Every message by age, for retention. */
  readonly byAge: StoreFamily<Order, string>;
  /** FIFO: messages of each group that are not in flight, in order. */
  readonly groups: StoreFamily<readonly [group: string, order: number], string>;
  /** FIFO: how many messages of a group are in flight; such a group is blocked. */
  readonly busyGroups: StoreFamily<string, number>;
  /** FIFO: groups that may be received from, by the order of their first message. */
  readonly heads: StoreFamily<number, string>;
  readonly deduplications: StoreFamily<string, Deduplication>;
  readonly deduplicationsByAge: StoreFamily<readonly [until: number, key: string], true>;
  /** FIFO: what a ReceiveRequestAttemptId was answered with. */
  readonly attempts: StoreFamily<string, Attempt>;
  readonly attemptsByAge: StoreFamily<readonly [until: number, attemptId: string], true>;
  readonly moveTasks: StoreMap<string, MoveTask>;
  /** Last position given to a message. */
  order: number;
}

export function createSqsState(): SqsState {
  return {
    queues: createStoreMap(),
    messages: new StoreFamily(),
    ready: new StoreFamily(),
    delayed: new StoreFamily(),
    inFlight: new StoreFamily(),
    byAge: new StoreFamily(),
    groups: new StoreFamily(),
    busyGroups: new StoreFamily(),
    heads: new StoreFamily(),
    deduplications: new StoreFamily(),
    deduplicationsByAge: new StoreFamily(),
    attempts: new StoreFamily(),
    attemptsByAge: new StoreFamily(),
    moveTasks: createStoreMap(),
    order: 0,
  };
}

export type SqsContext = ServiceContext<SqsState>;
export type SqsOperation<N extends string> = OperationOf<SQS, N, SqsState>;
