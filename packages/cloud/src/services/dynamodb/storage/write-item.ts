import type { Item } from '../domain/attribute-value.ts';
import { assertIndexKey } from '../domain/key-validation.ts';
import { itemSize } from '../domain/item-size.ts';
import { MAX_ITEM_BYTES } from '../domain/limits.ts';
import { keyAttributes } from '../domain/key-schema.ts';
import { indexKeyEmptied, itemTooLarge } from '../errors.ts';
import type { DynamodbContext } from '../state.ts';
import { recordChange } from '../streams/record-change.ts';
import type { Table } from '../tables/table.ts';
import { trackExpiry } from './expiry.ts';
import { addBytes, pickAttributes, updateIndexes, type IndexWrite } from './index-entries.ts';
import type { StoredItem } from './stored-item.ts';

/** A change of one item that has been checked and can be made. */
export interface ItemWrite {
  readonly table: Table;
  readonly key: string;
  readonly before: StoredItem | undefined;
  /** The new item; undefined deletes. */
  readonly after: StoredItem | undefined;
  /** The item is deleted because its time to live is over. */
  readonly expired?: boolean;
}

/** Makes the record of an item that is put. Throws when it cannot be stored. */
export function newPutItem(context: DynamodbContext, table: Table, item: Item): StoredItem {
  const size = itemSize(item);
  if (size > MAX_ITEM_BYTES) throw itemTooLarge('put');
  for (const index of table.indexes) assertIndexKey(index.name, index.key, item);
  return { item, size, version: context.step.seq };
}

/** Makes the record of an item that an update changed. Throws when it cannot be stored. */
export function newUpdatedItem(
  context: DynamodbContext,
  table: Table,
  item: Item,
  before: Item | undefined,
): StoredItem {
  const size = itemSize(item);
  if (size > MAX_ITEM_BYTES) throw itemTooLarge('update');
  for (const index of table.indexes) {
    // AWS: an update checks the index keys that it changes; what was there before the index may stay.
    const changed = keyAttributes(index.key).filter(({ name }) => item[name] !== before?.[name]);
    for (const { name } of changed) assertNotEmptied(item[name]);
    if (changed.length > 0)
      assertIndexKey(
        index.name,
        index.key,
        pickAttributes(
          item,
          changed.map(({ name }) => name),
        ),
      );
  }
  return { item, size, version: context.step.seq };
}

/** AWS: an update that empties an index key is refused with other words than a put. Source: moto's tests, verified against the service. */
function assertNotEmptied(value: Item[string] | undefined): void {
  if (value?.S === '') throw indexKeyEmptied('string');
  if (value?.B?.byteLength === 0) throw indexKeyEmptied('binary');
}

/** Makes a change: the item, the indexes, the stream, and the expiry. Throws nothing. Answers what it wrote to indexes. */
export function writeItem(context: DynamodbContext, write: ItemWrite): IndexWrite[] {
  const { state } = context;
  const { table, key, before, after, expired = false } = write;
  if (before === after) return [];
  const items = state.items.of(table.name);
  if (after) items.set(key, after);
  else items.delete(key);
  addBytes(state, table.name, (after?.size ?? 0) - (before?.size ?? 0));
  const indexWrites = table.indexes.length === 0 ? [] : updateIndexes(state, table, key, before, after);
  if (table.timeToLive?.enabled) trackExpiry(context, table, key, before?.item, after?.item);
  if (table.stream?.enabled) recordChange(context, table, table.stream, before?.item, after?.item, expired);
  return indexWrites;
}
