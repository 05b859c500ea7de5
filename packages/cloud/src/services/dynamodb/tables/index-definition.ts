import type {
  GlobalSecondaryIndex,
  KeySchemaElement,
  LocalSecondaryIndex,
  Projection as GivenProjection,
} from '@aws-sdk/client-dynamodb';
import { keyAttributes, type KeySchema } from '../domain/key-schema.ts';
import { invalidParameter } from '../errors.ts';
import { MAX_GLOBAL_INDEXES, MAX_LOCAL_INDEXES, MAX_PROJECTED_ATTRIBUTES } from '../limits.ts';
import { readKey, type AttributeTypes } from './key-definition.ts';
import type { Projection, SecondaryIndex, Table } from './table.ts';
import { readThroughput } from './throughput.ts';

type IndexedTable = Pick<Table, 'name' | 'arn' | 'key' | 'billing'>;

/** Reads `LocalSecondaryIndexes` of a new table. */
export function readLocalIndexes(
  given: readonly LocalSecondaryIndex[],
  table: IndexedTable,
  attributes: AttributeTypes,
): SecondaryIndex[] {
  if (given.length === 0) throw invalidParameter('List of LocalSecondaryIndexes is empty');
  if (!table.key.sort) {
    throw invalidParameter(
      'Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex',
    );
  }
  const indexes = given.map((index) => {
    const name = index.IndexName ?? '';
    const key = readKey(index.KeySchema ?? [], attributes);
    if (!key.sort) throw invalidParameter(`Index KeySchema does not have a range key for index: ${name}`);
    const { partition } = table.key;
    if (key.partition.name !== partition.name) {
      throw invalidParameter(
        `Index KeySchema does not have the same leading hash key as table KeySchema for index: ${name}. ` +
          `index hash key: ${key.partition.name}, table hash key: ${partition.name}`,
      );
    }
    return newIndex(table, {
      name,
      kind: 'local',
      key,
      projection: readProjection(index.Projection),
      throughput: { read: 0, write: 0 },
    });
  });
  if (indexes.length > MAX_LOCAL_INDEXES) {
    throw invalidParameter(`Number of LocalSecondaryIndexes exceeds per-table limit of ${MAX_LOCAL_INDEXES}`);
  }
  return indexes;
}

/** Reads `GlobalSecondaryIndexes` of a new table. */
export function readGlobalIndexes(
  given: readonly GlobalSecondaryIndex[],
  table: IndexedTable,
  attributes: AttributeTypes,
): SecondaryIndex[] {
  if (given.length === 0) throw invalidParameter('List of GlobalSecondaryIndexes is empty');
  return given.map((index) => readGlobalIndex(index, table, attributes));
}

export function readGlobalIndex(
  given: GlobalSecondaryIndex,
  table: IndexedTable,
  attributes: AttributeTypes,
): SecondaryIndex {
  const name = given.IndexName ?? '';
  const key = readKey(given.KeySchema ?? [], attributes);
  const projection = readProjection(given.Projection);
  const throughput = readThroughput(given.ProvisionedThroughput, table.billing, name);
  return newIndex(table, { name, kind: 'global', key, projection, throughput });
}

/** By name. AWS: when a value does not fit several indexes, the first of them by name is the one that is named. */
export function sortIndexes(indexes: readonly SecondaryIndex[]): readonly SecondaryIndex[] {
  return [...indexes].sort((one, two) => (one.name < two.name ? -1 : 1));
}

/** Throws when indexes do not fit together: names, number, projected attributes. */
export function assertIndexesFit(indexes: readonly SecondaryIndex[]): void {
  const names = new Set<string>();
  for (const { name } of indexes) {
    if (names.has(name)) throw invalidParameter(`Duplicate index name: ${name}`);
    names.add(name);
  }
  if (indexes.filter(({ kind }) => kind === 'global').length > MAX_GLOBAL_INDEXES) {
    throw invalidParameter(`GlobalSecondaryIndex count exceeds the per-table limit of ${MAX_GLOBAL_INDEXES}`);
  }
  const projected = indexes.reduce((count, { projection }) => count + projection.attributes.length, 0);
  if (projected > MAX_PROJECTED_ATTRIBUTES) {
    throw invalidParameter(
      `Number of projected attributes over all indexes exceeds the limit of ${MAX_PROJECTED_ATTRIBUTES}`,
    );
  }
}

/** Throws when an attribute is defined that no key uses. */
export function assertAttributesUsed(
  table: Pick<Table, 'key' | 'indexes'>,
  attributes: AttributeTypes,
  keySchema: readonly KeySchemaElement[],
): void {
  const used = new Set(
    [table.key, ...table.indexes.map(({ key }) => key)].flatMap((key) => keyAttributes(key).map(({ name }) => name)),
  );
  if ([...attributes.keys()].every((name) => used.has(name))) return;
  if (table.indexes.length === 0 && keySchema.length !== attributes.size) {
    throw invalidParameter(
      'Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
    );
  }
  throw invalidParameter(
    `Some AttributeDefinitions are not used. AttributeDefinitions: [${[...attributes.keys()].join(', ')}], keys used: [${[...used].join(', ')}]`,
  );
}

function readProjection(given: GivenProjection | undefined): Projection {
  const type = given?.ProjectionType;
  if (type === undefined) throw invalidParameter('Unknown ProjectionType: null');
  const attributes = given?.NonKeyAttributes;
  if (attributes && type !== 'INCLUDE')
    throw invalidParameter(`ProjectionType is ${type}, but NonKeyAttributes is specified`);
  if (!attributes && type === 'INCLUDE')
    throw invalidParameter('ProjectionType is INCLUDE, but NonKeyAttributes is not specified');
  return { type, attributes: attributes ?? [] };
}

function newIndex(
  table: IndexedTable,
  index: Pick<SecondaryIndex, 'name' | 'kind' | 'key' | 'projection' | 'throughput'>,
): SecondaryIndex {
  return {
    ...index,
    arn: `${table.arn}/index/${index.name}`,
    store: `${table.name}/${index.name}`,
    projected: projectedNames(table.key, index.key, index.projection),
  };
}

/** Keys of the table and of the index are always projected. */
function projectedNames(
  tableKey: KeySchema,
  indexKey: KeySchema,
  projection: Projection,
): readonly string[] | undefined {
  if (projection.type === 'ALL') return undefined;
  const keys = [...keyAttributes(indexKey), ...keyAttributes(tableKey)].map(({ name }) => name);
  return [...new Set([...keys, ...projection.attributes])];
}
