import fc, { type Arbitrary } from 'fast-check';
import { keyCondition, optionalCondition, optionalProjection, placeholdersOf } from './expressions.ts';
import { compact, projectionOf, readSettings, type Input } from './item-steps.ts';
import { attributesToGet, filter, keyConditions } from './legacy-parameters.ts';
import type { Step } from './step.ts';
import type { IndexShape, TableShape } from './table-shape.ts';
import { keyOf } from './values.ts';

const limit = fc.constantFrom(undefined, undefined, undefined, 1, 2, 3);
const select = fc.oneof(
  { weight: 16, arbitrary: fc.constant(undefined) },
  { weight: 2, arbitrary: fc.constant('COUNT') },
  { weight: 3, arbitrary: fc.constantFrom('ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES') },
);
const forward = fc.constantFrom(undefined, true, false);

const sourceOf = (table: TableShape): Arbitrary<TableShape | IndexShape> =>
  fc.constantFrom<TableShape | IndexShape>(table, table, ...table.indexes);
const indexName = (source: TableShape | IndexShape): Input => ('scope' in source ? { IndexName: source.name } : {});
const rareStart = (table: TableShape): Arbitrary<Input> =>
  fc.oneof(
    { weight: 30, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: keyOf(table).map((ExclusiveStartKey) => ({ ExclusiveStartKey })) },
  );
const manner = (input: Input): Step['manner'] =>
  input['Limit'] === undefined || input['ExclusiveStartKey'] !== undefined ? 'once' : 'pages';

export function queryOf(table: TableShape): Arbitrary<Step> {
  return sourceOf(table).chain((source) => {
    const modern = fc
      .tuple(keyCondition(source), optionalCondition, optionalProjection)
      .map(([KeyConditionExpression, FilterExpression, ProjectionExpression]) =>
        compact({
          KeyConditionExpression,
          FilterExpression,
          ProjectionExpression,
          ...placeholdersOf([KeyConditionExpression, FilterExpression, ProjectionExpression], source),
        }),
      );
    const legacy = fc
      .tuple(keyConditions(source), fc.option(filter('QueryFilter')), fc.option(attributesToGet, { freq: 1 }))
      .map(([keys, one, attributes]): Input => ({ ...keys, ...one, ...attributes }));
    const terms = fc.oneof({ weight: 5, arbitrary: modern }, { weight: 1, arbitrary: legacy });
    return fc
      .tuple(
        terms,
        fc.record({ Limit: limit, Select: select, ScanIndexForward: forward }).map(compact),
        readSettings,
        rareStart(table),
      )
      .map(([one, page, more, start]): Step => {
        const input = { TableName: table.name, ...indexName(source), ...one, ...page, ...more, ...start };
        // Among items of one index key, the order is not defined.
        return { operation: 'Query', input, manner: manner(input), unordered: 'scope' in source };
      });
  });
}

export function scanOf(table: TableShape): Arbitrary<Step> {
  return sourceOf(table).chain((source) => {
    const modern = fc.tuple(optionalCondition, projectionOf(table)).map(([FilterExpression, projection]) => {
      const { ProjectionExpression } = projection;
      const projected = typeof ProjectionExpression === 'string' ? ProjectionExpression : undefined;
      return compact({ ...projection, FilterExpression, ...placeholdersOf([FilterExpression, projected], source) });
    });
    const terms = fc.oneof(
      { weight: 5, arbitrary: modern },
      {
        weight: 1,
        arbitrary: fc
          .tuple(filter('ScanFilter'), fc.option(attributesToGet, { freq: 1 }))
          .map(([one, attributes]): Input => ({ ...one, ...attributes })),
      },
    );
    const segments = fc.constantFrom(undefined, undefined, undefined, undefined, 2, 3);
    return fc
      .tuple(terms, fc.record({ Limit: limit, Select: select }).map(compact), readSettings, segments)
      .map(([one, page, more, TotalSegments]): Step => {
        const input = compact({ TableName: table.name, ...indexName(source), ...one, ...page, ...more, TotalSegments });
        return {
          operation: 'Scan',
          input,
          manner: TotalSegments === undefined ? manner(input) : 'segments',
          unordered: true,
        };
      });
  });
}
