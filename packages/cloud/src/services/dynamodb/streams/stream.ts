import type { StreamViewType } from '@aws-sdk/client-dynamodb';
import type { KeySchema } from '../domain/key-schema.ts';

/** A table's stream. It has one shard: order holds over the whole table, which AWS gives per item only. */
export interface Stream {
  readonly arn: string;
  readonly label: string;
  readonly tableName: string;
  readonly viewType: StreamViewType;
  readonly key: KeySchema;
  readonly createdAt: number;
  /** When it was disabled, ms: its shard is closed, and the stream goes once its records are trimmed. */
  readonly disabledAt: number | undefined;
  readonly shardId: string;
  /** Number of changes recorded so far. */
  readonly count: number;
}

const FIRST_SEQUENCE = 10n ** 20n;

/** Sequence numbers have one length, so that their text order is their order. */
export function formatSequence(count: number): string {
  return String(FIRST_SEQUENCE + BigInt(count));
}

/** How many changes came before and with a sequence number; undefined for what is no such number. */
export function parseSequence(text: string): number | undefined {
  return /^\d{21,40}$/.test(text) ? Number(BigInt(text) - FIRST_SEQUENCE) : undefined;
}
