import type { DynamoDB } from '@aws-sdk/client-dynamodb';
import { StoreFamily } from '../../kernel/store-family.ts';
import { createStoreMap, type StoreMap } from '../../kernel/store-map.ts';
import type { OperationOf, ServiceContext } from '../service.ts';
import type { StoredItem } from './storage/stored-item.ts';
import type { Change } from './streams/change.ts';
import type { Stream } from './streams/stream.ts';
import type { Table } from './tables/table.ts';

/** An answered transaction, remembered by its client request token. */
export interface AnsweredTransaction {
  /** Fingerprint of the request; the same token with another one is refused. */
  readonly fingerprint: string;
  readonly expiresAt: number;
}

/** What a table or an index holds in bytes; its number of items is the size of its map. */
export type StoredBytes = number;

/** DynamoDB's state in one account and region. */
export interface DynamodbState {
  /** By name. */
  readonly tables: StoreMap<string, Table>;
  /** A map per table, by table name; keys are order-preserving texts (`storage/item-key.ts`). */
  readonly items: StoreFamily<string, StoredItem>;
  /** A map per secondary index, by `table/index`; entries hold what the index projects. */
  readonly indexes: StoreFamily<string, StoredItem>;
  /** A map per table with time to live, by table name: expiry time and item key, to the item's key. */
  readonly expiries: StoreFamily<string, string>;
  /** Bytes by table name, or by `table/index`. */
  readonly bytes: StoreMap<string, StoredBytes>;
  /** Streams by ARN, also disabled ones until their records are trimmed. */
  readonly streams: StoreMap<string, Stream>;
  /** A map per stream, by its ARN: sequence number to change. */
  readonly changes: StoreFamily<string, Change>;
  readonly transactions: StoreMap<string, AnsweredTransaction>;
}

export type DynamodbContext = ServiceContext<DynamodbState>;
export type DynamodbOperation<N extends string> = OperationOf<DynamoDB, N, DynamodbState>;

export function createDynamodbState(): DynamodbState {
  return {
    tables: createStoreMap(),
    items: new StoreFamily(),
    indexes: new StoreFamily(),
    expiries: new StoreFamily(),
    bytes: createStoreMap(),
    streams: createStoreMap(),
    changes: new StoreFamily(),
    transactions: createStoreMap(),
  };
}
