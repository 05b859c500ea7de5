import type { EventBridge, Target } from '@aws-sdk/client-eventbridge';
import { StoreFamily } from '../../kernel/store-family.ts';
import { createStoreMap } from '../../kernel/store-map.ts';
import type { StoreMap } from '../../kernel/store-map.ts';
import type { Validated } from '../../protocols/validated.ts';
import type { OperationOf, ServiceContext, ServiceResource } from '../service.ts';

export type EventBridgeContext = ServiceContext<EventBridgeState>;
export type EventBridgeOperation<N extends string> = OperationOf<EventBridge, N, EventBridgeState>;
export type EventBridgeResource = ServiceResource<EventBridgeState>;

/** A target as its API writes it. */
export type StoredTarget = Validated<Target>;

export interface StoredBus {
  readonly name: string;
  readonly description?: string;
  readonly kmsKeyIdentifier?: string;
  readonly deadLetterArn?: string;
  /** Undefined for the default bus, which was always there. */
  readonly createdAt?: number;
  readonly modifiedAt?: number;
  /** Statements of the resource policy. */
  readonly statements: readonly PolicyStatement[];
}

export type PolicyStatement = Readonly<Record<string, unknown>>;

export interface StoredRule {
  readonly name: string;
  readonly busName: string;
  readonly description?: string;
  readonly eventPattern?: string;
  readonly scheduleExpression?: string;
  readonly state: 'ENABLED' | 'DISABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
  readonly roleArn?: string;
  /** From when `rate(…)` counts. */
  readonly scheduledSince: number;
  readonly targets: readonly StoredTarget[];
}

export interface StoredArchive {
  readonly name: string;
  readonly busName: string;
  readonly description?: string;
  readonly eventPattern?: string;
  readonly kmsKeyIdentifier?: string;
  /** Zero keeps events for ever. */
  readonly retentionDays: number;
  readonly createdAt: number;
}

/** An event as targets receive it. */
export interface EventEnvelope {
  readonly version: string;
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601 without milliseconds. */
  readonly time: string;
  readonly region: string;
  readonly 'replay-name'?: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** One event on its way to one target. */
export interface DeliveryPayload {
  readonly busName: string;
  readonly ruleName: string;
  readonly target: StoredTarget;
  readonly event: EventEnvelope;
  /** When the bus took the event in, ms. */
  readonly ingestedAt: number;
  readonly retryAttempts: number;
}

export interface ArchivedEvent {
  readonly event: EventEnvelope;
  readonly archivedAt: number;
  readonly sizeBytes: number;
}

/** Events of an archive are in the order of their own time. */
export type ArchivedEventKey = readonly [timeMs: number, archivedAt: number, id: string];

export interface StoredReplay {
  readonly name: string;
  readonly description?: string;
  readonly archiveName: string;
  readonly busName: string;
  readonly filterArns: readonly string[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly state: 'STARTING' | 'RUNNING' | 'CANCELLING' | 'COMPLETED' | 'CANCELLED' | 'FAILED';
  readonly stateReason?: string;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly lastEventMs?: number;
}

/** EventBridge in one account and region. */
export interface EventBridgeState {
  /** Custom buses by name; the default bus too once it has been changed. */
  readonly buses: StoreMap<string, StoredBus>;
  /** Rules by name, for each bus. */
  readonly rules: StoreFamily<string, StoredRule>;
  readonly archives: StoreMap<string, StoredArchive>;
  /** Events by time, for each archive. */
  readonly archivedEvents: StoreFamily<ArchivedEventKey, ArchivedEvent>;
  readonly replays: StoreMap<string, StoredReplay>;
  /** Tags by ARN of the bus or rule. */
  readonly tags: StoreMap<string, Readonly<Record<string, string>>>;
}

export function createEventBridgeState(): EventBridgeState {
  return {
    buses: createStoreMap(),
    rules: new StoreFamily(),
    archives: createStoreMap(),
    archivedEvents: new StoreFamily(),
    replays: createStoreMap(),
    tags: createStoreMap(),
  };
}
