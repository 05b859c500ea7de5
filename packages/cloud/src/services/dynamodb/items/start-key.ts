import { typeOf, type Item } from '../domain/attribute-value.ts';
import { canonicalItem } from '../domain/canonical-value.ts';
import { keyAttributes } from '../domain/key-schema.ts';
import { validationError } from '../domain/validation-error.ts';
import { startKeyInvalid } from '../errors.ts';
import { findIndexKey, itemKey } from '../storage/item-key.ts';
import { pickAttributes } from '../storage/index-entries.ts';
import type { SecondaryIndex, Table } from '../tables/table.ts';

/** Names of the attributes that a `LastEvaluatedKey` holds: the keys of the index and of the table. */
export function startKeyNames(table: Table, index: SecondaryIndex | undefined): string[] {
  const keys = [...keyAttributes(table.key), ...(index ? keyAttributes(index.key) : [])];
  return [...new Set(keys.map(({ name }) => name))];
}

/** Where in the map of a table or index an `ExclusiveStartKey` lies. Throws `ValidationException`. */
export function readStartKey(table: Table, index: SecondaryIndex | undefined, given: Readonly<Item>): string {
  const startKey = canonicalItem(given);
  const attributes = [...keyAttributes(table.key), ...(index ? keyAttributes(index.key) : [])];
  const fits =
    Object.keys(startKey).length === startKeyNames(table, index).length &&
    attributes.every(({ name, type }) => {
      const value = Object.hasOwn(startKey, name) ? startKey[name] : undefined;
      return value !== undefined && typeOf(value) === type;
    });
  // AWS: why a key is invalid is said of tables only.
  if (!fits) throw startKeyInvalid(index ? undefined : 'The provided key element does not match the schema');
  const key = itemKey(
    table.key,
    pickAttributes(
      startKey,
      keyAttributes(table.key).map(({ name }) => name),
    ),
  );
  const found = index ? findIndexKey(index.key, startKey, key) : key;
  if (found === undefined) throw startKeyInvalid();
  return found;
}

/** Throws when a query's start key is not among what the query asks for. */
export function assertStartKeyInQuery(
  startKey: string,
  prefix: string,
  range: { readonly from: string; readonly before: string },
): void {
  if (!startKey.startsWith(prefix)) {
    throw validationError('The provided starting key is outside query boundaries based on provided conditions');
  }
  if (startKey < range.from || startKey >= range.before) {
    throw validationError('The provided starting key does not match the range key predicate');
  }
}
