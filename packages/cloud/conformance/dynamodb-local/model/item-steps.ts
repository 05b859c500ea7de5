import fc, { type Arbitrary } from 'fast-check';
import { optionalCondition, optionalProjection, optionalUpdate, placeholdersOf } from './expressions.ts';
import { attributesToGet, attributeUpdates, expected } from './legacy-parameters.ts';
import type { OperationName, Step } from './step.ts';
import type { TableShape } from './table-shape.ts';
import { itemOf, keyOf } from './values.ts';

export type Input = Readonly<Record<string, unknown>>;

export const once = (operation: OperationName, input: Input): Step => ({
  operation,
  input,
  manner: 'once',
  unordered: false,
});

export function compact(record: Input): Input {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

const capacity = fc.constantFrom(undefined, undefined, undefined, 'TOTAL', 'INDEXES', 'NONE');
const metrics = fc.constantFrom(undefined, undefined, undefined, undefined, 'SIZE');
const onFailure = fc.constantFrom(undefined, undefined, 'ALL_OLD');
const extra = fc.oneof({ weight: 40, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
const settings = fc
  .record({
    ReturnConsumedCapacity: capacity,
    ReturnItemCollectionMetrics: metrics,
    ReturnValuesOnConditionCheckFailure: onFailure,
  })
  .map(compact);

function conditionOf(table: TableShape): Arbitrary<Input> {
  const expression = fc
    .tuple(optionalCondition, extra)
    .map(([ConditionExpression, more]) =>
      compact({ ConditionExpression, ...placeholdersOf([ConditionExpression], table, more) }),
    );
  return fc.oneof({ weight: 4, arbitrary: expression }, { weight: 1, arbitrary: expected as Arbitrary<Input> });
}

export function putOf(table: TableShape): Arbitrary<Step> {
  return fc
    .tuple(
      itemOf(table),
      conditionOf(table),
      settings,
      fc.constantFrom(undefined, undefined, undefined, 'ALL_OLD', 'ALL_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'),
    )
    .map(([Item, condition, more, ReturnValues]) =>
      once('PutItem', compact({ TableName: table.name, Item, ...condition, ...more, ReturnValues })),
    );
}

export function deleteOf(table: TableShape): Arbitrary<Step> {
  return fc
    .tuple(keyOf(table), conditionOf(table), settings, fc.constantFrom(undefined, 'ALL_OLD', 'NONE'))
    .map(([Key, condition, more, ReturnValues]) =>
      once('DeleteItem', compact({ TableName: table.name, Key, ...condition, ...more, ReturnValues })),
    );
}

export function updateOf(table: TableShape): Arbitrary<Step> {
  const expressions = fc
    .tuple(optionalUpdate, optionalCondition, extra)
    .map(([UpdateExpression, ConditionExpression, more]) =>
      compact({
        UpdateExpression,
        ConditionExpression,
        ...placeholdersOf([UpdateExpression, ConditionExpression], table, more),
      }),
    );
  const legacy = fc
    .tuple(attributeUpdates, fc.option(expected))
    .map(([updates, condition]): Input => ({ ...updates, ...condition }));
  const change = fc.oneof({ weight: 5, arbitrary: expressions }, { weight: 1, arbitrary: legacy });
  return fc
    .tuple(
      keyOf(table),
      change,
      settings,
      fc.constantFrom(undefined, 'ALL_NEW', 'ALL_OLD', 'UPDATED_NEW', 'UPDATED_OLD', 'NONE'),
    )
    .map(([Key, one, more, ReturnValues]) =>
      once('UpdateItem', compact({ TableName: table.name, Key, ...one, ...more, ReturnValues })),
    );
}

export function projectionOf(table: TableShape): Arbitrary<Input> {
  const expression = optionalProjection.map((ProjectionExpression) =>
    compact({ ProjectionExpression, ...placeholdersOf([ProjectionExpression], table) }),
  );
  return fc.oneof({ weight: 6, arbitrary: expression }, { weight: 1, arbitrary: attributesToGet as Arbitrary<Input> });
}

export const readSettings: Arbitrary<Input> = fc
  .record({ ReturnConsumedCapacity: capacity, ConsistentRead: fc.constantFrom(undefined, undefined, true, false) })
  .map(compact);

export function getOf(table: TableShape): Arbitrary<Step> {
  return fc
    .tuple(keyOf(table), projectionOf(table), readSettings)
    .map(([Key, projection, more]) => once('GetItem', { TableName: table.name, Key, ...projection, ...more }));
}
