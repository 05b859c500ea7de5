import type { ConsumedCapacity, ReturnConsumedCapacity } from '@aws-sdk/client-dynamodb';
import type { Item } from '../domain/attribute-value.ts';
import type { Condition, Projection } from '../domain/expression/ast.ts';
import { conditionPaths } from '../domain/expression/condition-paths.ts';
import { evaluateCondition } from '../domain/expression/evaluate-condition.ts';
import { project } from '../domain/expression/project.ts';
import { keyAttributes } from '../domain/key-schema.ts';
import { MAX_PAGE_BYTES } from '../limits.ts';
import type { DynamodbContext } from '../state.ts';
import { entriesIn } from '../storage/entries-in.ts';
import { pickAttributes } from '../storage/index-entries.ts';
import { itemKey, type KeyRange } from '../storage/item-key.ts';
import type { StoredItem } from '../storage/stored-item.ts';
import { findStored } from '../storage/find-stored.ts';
import type { SecondaryIndex, Table } from '../tables/table.ts';
import { describeCapacity, noCapacity, readUnits } from './capacity.ts';
import { attributesOf, reportRead } from './report-access.ts';
import { startKeyNames } from './start-key.ts';

/** What one page of a query or scan reads; everything has been checked. */
export interface PageRequest {
  readonly table: Table;
  readonly index: SecondaryIndex | undefined;
  readonly range: KeyRange;
  readonly after: string | undefined;
  readonly reverse: boolean;
  readonly limit: number | undefined;
  readonly filter: Condition | undefined;
  readonly projection: Projection | undefined;
  /** Makes the row to answer, in place of the projection. */
  readonly row?: (item: Item) => Item;
  readonly countOnly: boolean;
  /** Get whole items from the table for the entries of a local index. */
  readonly fetch: boolean;
  readonly consistent: boolean;
  readonly capacity: { readonly requested: ReturnConsumedCapacity | undefined; readonly tableName: string };
}

export interface PageAnswer {
  Items?: Item[];
  Count: number;
  ScannedCount: number;
  LastEvaluatedKey?: Item;
  ConsumedCapacity?: ConsumedCapacity;
}

/**
 * Reads one page. AWS: the item that crosses 1 MB is part of the page; a page that ends because of its limit or
 * size has a `LastEvaluatedKey` also when nothing follows. Checked against DynamoDB local 2.5.
 */
export function readPage(context: DynamodbContext, request: PageRequest): PageAnswer {
  const { table, index, limit, filter, projection } = request;
  const { state } = context;
  const store = index ? state.indexes.of(index.store) : state.items.of(table.name);
  const attributes = attributesRead(request);
  const row = request.row ?? (projection ? (item: Item) => project(projection, item) : (item: Item) => item);
  const items: Item[] = [];
  let count = 0;
  let scanned = 0;
  let bytes = 0;
  let fetched = 0;
  let last: Item | undefined;
  for (const [, entry] of entriesIn(store, request.range, request)) {
    scanned += 1;
    bytes += entry.size;
    const stored = request.fetch ? wholeItem(context, table, entry) : entry;
    if (request.fetch) fetched += readUnits(stored.size, request.consistent ? 1 : 0.5);
    reportRead(context, table, { item: entry.item, stored: entry, consistent: request.consistent, attributes });
    if (!filter || evaluateCondition(filter, stored.item)) {
      count += 1;
      if (!request.countOnly) items.push(row(stored.item));
    }
    if (scanned === limit || bytes >= MAX_PAGE_BYTES) {
      last = pickAttributes(entry.item, startKeyNames(table, index));
      break;
    }
  }
  const capacity = pageCapacity(request, bytes, fetched);
  return {
    ...(!request.countOnly && { Items: items }),
    Count: count,
    ScannedCount: scanned,
    ...(last && { LastEvaluatedKey: last }),
    ...(capacity && { ConsumedCapacity: capacity }),
  };
}

function wholeItem(context: DynamodbContext, table: Table, entry: StoredItem): StoredItem {
  return findStored(context, table, itemKey(table.key, entry.item)) ?? entry;
}

function pageCapacity(request: PageRequest, bytes: number, fetched: number): ConsumedCapacity | undefined {
  const { index, capacity } = request;
  const use = noCapacity();
  const units = readUnits(bytes, request.consistent ? 1 : 0.5);
  use.table = index ? fetched : units;
  if (index) use.indexes.set(index, units);
  return describeCapacity(capacity.requested, capacity.tableName, use);
}

/** The attributes that the reader gets to know of each item; undefined for all of them. */
function attributesRead(request: PageRequest): readonly string[] | undefined {
  const { table, index, filter, projection, countOnly, fetch } = request;
  const filtered = filter ? attributesOf(conditionPaths(filter)) : [];
  const keys = keyAttributes(index?.key ?? table.key).map(({ name }) => name);
  if (countOnly) return [...new Set([...keys, ...filtered])];
  if (projection) return [...new Set([...keys, ...attributesOf(projection.paths), ...filtered])];
  return fetch ? undefined : index?.projected;
}
