import type {
  AttributeDefinition,
  CreateTableCommandInput,
  GlobalSecondaryIndex,
  KeySchemaElement,
  Projection,
  StreamViewType,
} from '@aws-sdk/client-dynamodb';

export type KeyType = 'S' | 'N' | 'B';
export interface KeyAttribute {
  readonly name: string;
  readonly type: KeyType;
}
export interface IndexShape {
  readonly name: string;
  readonly scope: 'local' | 'global';
  readonly partition: KeyAttribute;
  readonly sort?: KeyAttribute;
  readonly projection: Projection;
}
/** A table as sequences use it. The name of every table is fixed, so that messages can be compared. */
export interface TableShape {
  readonly name: string;
  readonly partition: KeyAttribute;
  readonly sort?: KeyAttribute;
  readonly indexes: readonly IndexShape[];
  readonly stream: StreamViewType;
}

export const MAIN_TABLE = 'Things';
/** The second table of every sequence, for requests across tables. */
export const otherTable: TableShape = {
  name: 'Others',
  partition: { name: 'pk', type: 'S' },
  indexes: [],
  stream: 'KEYS_ONLY',
};

const projections: readonly Projection[] = [
  { ProjectionType: 'ALL' },
  { ProjectionType: 'KEYS_ONLY' },
  { ProjectionType: 'INCLUDE', NonKeyAttributes: ['n', 's'] },
];
const views: readonly StreamViewType[] = ['NEW_AND_OLD_IMAGES', 'NEW_IMAGE', 'OLD_IMAGE', 'KEYS_ONLY'];
const types: readonly KeyType[] = ['S', 'N', 'B'];
const g1: KeyAttribute = { name: 'g1', type: 'S' };
const g2: KeyAttribute = { name: 'g2', type: 'N' };
const l1: KeyAttribute = { name: 'l1', type: 'N' };
const l2: KeyAttribute = { name: 'l2', type: 'S' };

function at<T>(list: readonly T[], index: number): T {
  const value = list[index % list.length];
  if (value === undefined) throw new Error('The list is empty.');
  return value;
}

function shape(partition: KeyType, sort: KeyType | undefined, variant: number): TableShape {
  const base = { name: MAIN_TABLE, partition: { name: 'pk', type: partition }, stream: at(views, variant) };
  const projection = (offset: number): Projection => at(projections, variant + offset);
  const globals: IndexShape[] = [
    { name: 'ByG1', scope: 'global', partition: g1, projection: projection(0) },
    { name: 'ByG1G2', scope: 'global', partition: g1, sort: g2, projection: projection(1) },
    { name: 'ByG2', scope: 'global', partition: g2, sort: base.partition, projection: projection(2) },
  ];
  const locals: IndexShape[] = [
    { name: 'ByL1', scope: 'local', partition: base.partition, sort: l1, projection: projection(1) },
    { name: 'ByL2', scope: 'local', partition: base.partition, sort: l2, projection: projection(2) },
  ];
  const some = variant % 4 === 3 ? [] : globals.slice(variant % 2, 2 + (variant % 2));
  return sort
    ? {
        ...base,
        sort: { name: 'sk', type: sort },
        indexes: [...(variant % 3 === 2 ? [] : locals.slice(0, 1 + (variant % 2))), ...some],
      }
    : { ...base, indexes: some };
}

/** Every pair of key types, each with other indexes, projections and stream views. */
export const tableShapes: readonly TableShape[] = types
  .flatMap((partition) => [undefined, ...types].map((sort) => ({ partition, sort })))
  .flatMap(({ partition, sort }, index) => [
    shape(partition, sort, index),
    ...(partition === 'S' ? [shape(partition, sort, index + 5)] : []),
  ]);

function keySchema(partition: KeyAttribute, sort: KeyAttribute | undefined): KeySchemaElement[] {
  return [
    { AttributeName: partition.name, KeyType: 'HASH' },
    ...(sort ? [{ AttributeName: sort.name, KeyType: 'RANGE' as const }] : []),
  ];
}

function indexInput({ name, partition, sort, projection }: IndexShape): GlobalSecondaryIndex {
  return { IndexName: name, KeySchema: keySchema(partition, sort), Projection: projection };
}

export function createTableInput(table: TableShape): CreateTableCommandInput {
  const attributes = new Map<string, AttributeDefinition>();
  for (const { partition, sort } of [table, ...table.indexes]) {
    for (const key of sort ? [partition, sort] : [partition]) {
      attributes.set(key.name, { AttributeName: key.name, AttributeType: key.type });
    }
  }
  const of = (scope: IndexShape['scope']): GlobalSecondaryIndex[] =>
    table.indexes.filter((index) => index.scope === scope).map(indexInput);
  const locals = of('local');
  const globals = of('global');
  return {
    TableName: table.name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...attributes.values()],
    KeySchema: keySchema(table.partition, table.sort),
    ...(locals.length > 0 && { LocalSecondaryIndexes: locals }),
    ...(globals.length > 0 && { GlobalSecondaryIndexes: globals }),
    StreamSpecification: { StreamEnabled: true, StreamViewType: table.stream },
  };
}
