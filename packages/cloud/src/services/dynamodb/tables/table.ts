import type { StreamViewType, TableClass } from '@aws-sdk/client-dynamodb';
import type { KeySchema, KeyAttribute } from '../domain/key-schema.ts';

export interface Throughput {
  readonly read: number;
  readonly write: number;
}

export interface Projection {
  readonly type: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
  /** In the order in which they were given; empty unless `INCLUDE`. */
  readonly attributes: readonly string[];
}

export interface SecondaryIndex {
  readonly name: string;
  readonly kind: 'global' | 'local';
  readonly arn: string;
  readonly key: KeySchema;
  readonly projection: Projection;
  /** Names of the attributes an entry holds; undefined means all of them. */
  readonly projected: readonly string[] | undefined;
  /** Its map in `state.indexes` and its entry in `state.bytes`. */
  readonly store: string;
  readonly throughput: Throughput;
}

export interface TimeToLive {
  readonly attribute: string;
  readonly enabled: boolean;
}

export interface TableStream {
  readonly arn: string;
  readonly label: string;
  readonly viewType: StreamViewType;
  readonly enabled: boolean;
}

/** A table as it is stored; replaced as a whole when something about it changes. */
export interface Table {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly key: KeySchema;
  readonly attributes: readonly KeyAttribute[];
  readonly indexes: readonly SecondaryIndex[];
  readonly billing: 'PROVISIONED' | 'PAY_PER_REQUEST';
  /** When it last became pay-per-request, ms; undefined if it never was. */
  readonly onDemandSince: number | undefined;
  readonly throughput: Throughput;
  readonly tableClass: TableClass | undefined;
  readonly deletionProtected: boolean;
  /** The newest stream, also when it is disabled. */
  readonly stream: TableStream | undefined;
  readonly timeToLive: TimeToLive | undefined;
  readonly pointInTimeRecovery: { readonly since: number; readonly days: number } | undefined;
  readonly contributorInsights: boolean;
  readonly encryption: { readonly keyArn: string } | undefined;
  readonly tags: Readonly<Record<string, string>>;
}
