import type { AttributeDefinition, GlobalSecondaryIndexUpdate } from '@aws-sdk/client-dynamodb';
import { keyAttributes } from '../domain/key-schema.ts';
import { validationError } from '../domain/validation-error.ts';
import { invalidParameter, tableMissing, tooManyIndexChanges } from '../errors.ts';
import type { DynamodbState } from '../state.ts';
import { addBytes, indexEntry } from '../storage/index-entries.ts';
import { findIndexKey } from '../storage/item-key.ts';
import { assertIndexesFit, readGlobalIndex, sortIndexes } from './index-definition.ts';
import { readAttributes } from './key-definition.ts';
import type { SecondaryIndex, Table } from './table.ts';
import { readThroughput } from './throughput.ts';

/** Changes global indexes of a table; nothing is stored yet. Throws `ValidationException`. */
export function updateIndexDefinitions(
  table: Table,
  updates: readonly GlobalSecondaryIndexUpdate[],
  definitions: readonly AttributeDefinition[],
): Pick<Table, 'indexes' | 'attributes'> {
  if (updates.filter(({ Create: create, Delete: remove }) => create ?? remove).length > 1) throw tooManyIndexChanges();
  const attributes = new Map([
    ...table.attributes.map((attribute) => [attribute.name, attribute] as const),
    ...readAttributes(definitions),
  ]);
  let indexes = table.indexes;
  for (const { Create: create, Update: update, Delete: remove } of updates) {
    if ([create, update, remove].filter(Boolean).length !== 1) {
      throw invalidParameter('One of GlobalSecondaryIndexUpdate.Create, Update or Delete must be specified');
    }
    const name = create?.IndexName ?? update?.IndexName ?? remove?.IndexName;
    const known = indexes.find((index) => index.name === name && index.kind === 'global');
    if (create) {
      if (indexes.some((index) => index.name === name))
        throw validationError('Attempting to create an index which already exists');
      indexes = sortIndexes([...indexes, readGlobalIndex(create, table, attributes)]);
      continue;
    }
    if (!known) throw tableMissing();
    if (remove) indexes = indexes.filter((index) => index !== known);
    else {
      const throughput = readThroughput(update?.ProvisionedThroughput, table.billing, known.name);
      indexes = indexes.map((index) => (index === known ? { ...index, throughput } : index));
    }
  }
  assertIndexesFit(indexes);
  const used = new Set(
    [table.key, ...indexes.map(({ key }) => key)].flatMap((key) => keyAttributes(key).map(({ name }) => name)),
  );
  return { indexes, attributes: [...attributes.values()].filter(({ name }) => used.has(name)) };
}

/** Fills a new index from the table. AWS: items whose key attributes have another type are left out. */
export function backfillIndex(state: DynamodbState, table: Table, index: SecondaryIndex): void {
  const entries = state.indexes.of(index.store);
  let bytes = 0;
  for (const [key, stored] of state.items.of(table.name)) {
    const indexKey = findIndexKey(index.key, stored.item, key);
    if (indexKey === undefined) continue;
    const entry = indexEntry(index, stored);
    entries.set(indexKey, entry);
    bytes += entry.size;
  }
  addBytes(state, index.store, bytes);
}
