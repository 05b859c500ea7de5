import type { ItemCollectionMetrics, ReturnItemCollectionMetrics } from '@aws-sdk/client-dynamodb';
import type { Item } from '../domain/attribute-value.ts';
import type { DynamodbContext } from '../state.ts';
import { partitionPrefix, partitionRange } from '../storage/item-key.ts';
import { entriesIn } from '../storage/entries-in.ts';
import type { Table } from '../tables/table.ts';

const GIGABYTE = 2 ** 30;

/** The `ItemCollectionMetrics` of an answer: only tables with local secondary indexes have item collections. */
export function describeItemCollection(
  context: DynamodbContext,
  table: Table,
  keyItem: Item,
  requested: ReturnItemCollectionMetrics | undefined,
): ItemCollectionMetrics | undefined {
  const locals = table.indexes.filter(({ kind }) => kind === 'local');
  const name = table.key.partition.name;
  const value = keyItem[name];
  if (requested !== 'SIZE' || locals.length === 0 || !value) return undefined;
  const { state } = context;
  const range = partitionRange(partitionPrefix(value));
  let bytes = 0;
  for (const store of [state.items.of(table.name), ...locals.map((index) => state.indexes.of(index.store))]) {
    for (const [, entry] of entriesIn(store, range)) bytes += entry.size;
  }
  const gigabytes = Math.floor(bytes / GIGABYTE);
  return { ItemCollectionKey: { [name]: value }, SizeEstimateRangeGB: [gigabytes, gigabytes + 1] };
}
