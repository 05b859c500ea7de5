import type { CloudWatchLogs, LogGroupClass } from '@aws-sdk/client-cloudwatch-logs';
import { StoreFamily } from '../../kernel/store-family.ts';
import { createStoreMap, type StoreMap } from '../../kernel/store-map.ts';
import type { OperationOf, ServiceContext } from '../service.ts';

export interface LogGroup {
  readonly name: string;
  /** Without the `:*` that DescribeLogGroups adds. */
  readonly arn: string;
  readonly createdAt: number;
  /** Undefined: events are kept for ever. */
  readonly retentionDays: number | undefined;
  readonly kmsKeyId: string | undefined;
  readonly logClass: LogGroupClass;
  readonly deletionProtected: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

export interface LogStream {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly firstEventAt: number | undefined;
  readonly lastEventAt: number | undefined;
  readonly lastIngestionAt: number | undefined;
}

export interface LogEvent {
  readonly timestamp: number;
  /** Order of writing; breaks ties of timestamps. */
  readonly order: number;
  readonly message: string;
  readonly ingestedAt: number;
}

export interface SubscriptionFilter {
  readonly name: string;
  readonly pattern: string;
  readonly destinationArn: string;
  readonly roleArn: string | undefined;
  readonly distribution: 'Random' | 'ByLogStream';
  readonly createdAt: number;
}

/** State of one account and region. Families are keyed by log group. */
export interface LogsState {
  readonly groups: StoreMap<string, LogGroup>;
  readonly streams: StoreFamily<string, LogStream>;
  /** Streams by their last event; -1 where there is none. */
  readonly streamsByLastEvent: StoreFamily<readonly [lastEventAt: number, stream: string], true>;
  /** Events of every stream in order. */
  readonly events: StoreFamily<readonly [stream: string, timestamp: number, order: number], LogEvent>;
  /** The stream of each event, interleaved over the group. */
  readonly timeline: StoreFamily<readonly [timestamp: number, order: number], string>;
  readonly storedBytes: StoreMap<string, number>;
  readonly subscriptions: StoreFamily<string, SubscriptionFilter>;
  /** Position of the event written last. */
  order: number;
}

export function createLogsState(): LogsState {
  return {
    groups: createStoreMap(),
    streams: new StoreFamily(),
    streamsByLastEvent: new StoreFamily(),
    events: new StoreFamily(),
    timeline: new StoreFamily(),
    storedBytes: createStoreMap(),
    subscriptions: new StoreFamily(),
    order: 0,
  };
}

export type LogsContext = ServiceContext<LogsState>;
export type LogsOperation<N extends string> = OperationOf<CloudWatchLogs, N, LogsState>;
