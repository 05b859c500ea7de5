import type { Item } from '../domain/attribute-value.ts';

/** An item as it is stored, or what a secondary index holds of it. Never changed in place. */
export interface StoredItem {
  readonly item: Item;
  /** Bytes, attribute names included. */
  readonly size: number;
  /** `seq` of the step that wrote the item. */
  readonly version: number;
}
