import type { AttributeValue, Item } from '../attribute-value.ts';
import { defineMember } from '../canonical-value.ts';
import { findAtPath } from '../document-path.ts';
import type { SelectColumn } from './statement.ts';

/** What a `SELECT` shows of one item: everything, or its columns, flat and under their own names. */
export function selectRow(columns: readonly SelectColumn[] | undefined, item: Item): Item {
  if (!columns) return item;
  const row: Record<string, AttributeValue> = {};
  for (const { name, path } of columns) {
    const value = findAtPath(item, path);
    if (value) defineMember(row, name, value);
  }
  return row;
}
