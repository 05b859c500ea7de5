import type { Item } from '../domain/attribute-value.ts';
import { itemSize } from '../domain/item-size.ts';
import { valuesEqual } from '../domain/value-comparison.ts';
import type { DynamodbState } from '../state.ts';
import type { SecondaryIndex, Table } from '../tables/table.ts';
import { findIndexKey } from './item-key.ts';
import type { StoredItem } from './stored-item.ts';

/** Bytes that a write changed in one index, as capacity counts them: a moved entry is deleted and put. */
export interface IndexWrite {
  readonly index: SecondaryIndex;
  readonly sizes: readonly number[];
}

/** Brings every secondary index up to date with a change of one item. */
export function updateIndexes(
  state: DynamodbState,
  table: Table,
  key: string,
  before: StoredItem | undefined,
  after: StoredItem | undefined,
): IndexWrite[] {
  const writes: IndexWrite[] = [];
  for (const index of table.indexes) {
    const sizes = updateIndex(state, index, key, before, after);
    if (sizes.length > 0) writes.push({ index, sizes });
  }
  return writes;
}

function updateIndex(
  state: DynamodbState,
  index: SecondaryIndex,
  key: string,
  before: StoredItem | undefined,
  after: StoredItem | undefined,
): number[] {
  const oldKey = before && findIndexKey(index.key, before.item, key);
  const newKey = after && findIndexKey(index.key, after.item, key);
  if (oldKey === undefined && newKey === undefined) return [];
  const entries = state.indexes.of(index.store);
  const old = oldKey === undefined ? undefined : entries.get(oldKey);
  const entry = after && newKey !== undefined ? indexEntry(index, after) : undefined;
  if (oldKey !== undefined && oldKey !== newKey) entries.delete(oldKey);
  if (entry && newKey !== undefined) entries.set(newKey, entry);
  addBytes(state, index.store, (entry?.size ?? 0) - (old?.size ?? 0));
  if (!old || !entry) return [(old ?? entry)?.size ?? 0];
  if (oldKey !== newKey) return [old.size, entry.size];
  // AWS: a write that changes nothing of what the index holds costs the index nothing.
  return itemsEqual(old.item, entry.item) ? [] : [Math.max(old.size, entry.size)];
}

/** What an index holds of an item. */
export function indexEntry(index: SecondaryIndex, stored: StoredItem): StoredItem {
  if (!index.projected) return stored;
  const item = pickAttributes(stored.item, index.projected);
  return { item, size: itemSize(item), version: stored.version };
}

/** The attributes of an item that are in a list of names. */
export function pickAttributes(item: Item, names: readonly string[]): Item {
  const picked: Record<string, Item[string]> = {};
  for (const name of names) {
    const value = Object.hasOwn(item, name) ? item[name] : undefined;
    if (value) picked[name] = value;
  }
  return picked;
}

export function itemsEqual(one: Item, two: Item): boolean {
  return one === two || valuesEqual({ M: one }, { M: two });
}

/** Keeps count of what a table or an index holds. */
export function addBytes(state: DynamodbState, store: string, difference: number): void {
  if (difference !== 0) state.bytes.set(store, (state.bytes.get(store) ?? 0) + difference);
}
