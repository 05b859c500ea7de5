import type { DynamodbContext } from '../state.ts';
import type { Table } from '../tables/table.ts';
import type { StoredItem } from './stored-item.ts';

/** The stored item of a key. */
export function findStored(context: DynamodbContext, table: Table, key: string): StoredItem | undefined {
  return context.state.items.find(table.name)?.get(key);
}
