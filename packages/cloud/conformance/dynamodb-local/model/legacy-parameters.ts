import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import fc, { type Arbitrary } from 'fast-check';
import type { IndexShape, TableShape } from './table-shape.ts';
import { attributeValue, partitionValues, sortValues } from './values.ts';

const attribute = fc.constantFrom(
  'n',
  's',
  'l',
  'm',
  'ss',
  'ns',
  't',
  'g1',
  'l1',
  'q',
  'size',
  'pk',
  'bs',
  'g2',
  'm.a',
);
const likely = fc.constantFrom<AttributeValue>(
  { N: '5' },
  { N: '1' },
  { S: 'abc' },
  { S: 'ab' },
  { S: 'x' },
  { SS: ['a', 'b'] },
  { BOOL: true },
  { NS: ['1'] },
  { N: '-1.5' },
  { NULL: true },
  { L: [{ S: 'a' }] },
  { BS: [Uint8Array.of(1)] },
  { B: Uint8Array.of(1, 2) },
);
const value = fc.oneof({ weight: 4, arbitrary: likely }, { weight: 1, arbitrary: attributeValue });
const operators = fc.constantFrom(
  'EQ',
  'NE',
  'LT',
  'LE',
  'GT',
  'GE',
  'NULL',
  'NOT_NULL',
  'CONTAINS',
  'NOT_CONTAINS',
  'BEGINS_WITH',
  'IN',
  'BETWEEN',
);
const counts: Readonly<Record<string, number>> = { NULL: 0, NOT_NULL: 0, BETWEEN: 2, IN: 2 };

/** The right number of arguments, except one time in twenty. */
const comparison = fc
  .tuple(
    operators,
    fc.array(value, { minLength: 2, maxLength: 2 }),
    fc.oneof({ weight: 20, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(-1, 1) }),
  )
  .map(([ComparisonOperator, list, off]) => {
    const AttributeValueList = [...list, { S: 'more' }].slice(0, Math.max(0, (counts[ComparisonOperator] ?? 1) + off));
    return { ComparisonOperator, ...(AttributeValueList.length > 0 && { AttributeValueList }) };
  });

const expectation = fc.oneof(
  { weight: 3, arbitrary: value.map((Value) => ({ Value })) },
  { weight: 2, arbitrary: fc.constant({ Exists: false }) },
  { weight: 1, arbitrary: value.map((Value) => ({ Value, Exists: true })) },
  { weight: 6, arbitrary: comparison },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { Exists: true },
      {},
      { Exists: false, Value: { S: 'x' } },
      { Exists: false, ComparisonOperator: 'EQ' },
    ),
  },
);
const conditionalOperator = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom('AND', 'OR') },
);

function withoutUndefined(record: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(record).filter(([, one]) => one !== undefined));
}

export const expected: Arbitrary<object> = fc
  .tuple(fc.dictionary(attribute, expectation, { minKeys: 1, maxKeys: 2 }), conditionalOperator)
  .map(([Expected, ConditionalOperator]) => withoutUndefined({ Expected, ConditionalOperator }));

const change = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(value, fc.constantFrom('PUT', 'ADD', 'DELETE', undefined))
      .map(([Value, Action]) => withoutUndefined({ Value, Action })),
  },
  { weight: 1, arbitrary: fc.constant({ Action: 'DELETE' }) },
  { weight: 1, arbitrary: fc.constantFrom({ Action: 'PUT' }, { Action: 'ADD' }, {}) },
);
export const attributeUpdates: Arbitrary<object> = fc
  .dictionary(attribute, change, { maxKeys: 3 })
  .map((AttributeUpdates) => ({ AttributeUpdates }));

export const filter = (name: 'QueryFilter' | 'ScanFilter'): Arbitrary<object> =>
  fc
    .tuple(fc.dictionary(attribute, comparison, { minKeys: 1, maxKeys: 2 }), conditionalOperator)
    .map(([conditions, ConditionalOperator]) => withoutUndefined({ [name]: conditions, ConditionalOperator }));

export function keyConditions(key: TableShape | IndexShape): Arbitrary<object> {
  const partitionPool = key.partition.name === 'g1' ? [{ S: 'x' }] : partitionValues(key.partition);
  const partition = fc
    .constantFrom(...partitionPool)
    .map((one) => ({ [key.partition.name]: { ComparisonOperator: 'EQ', AttributeValueList: [one] } }));
  const { sort } = key;
  if (!sort) return partition.map((KeyConditions) => ({ KeyConditions }));
  const sortPool: readonly AttributeValue[] = sort.name === 'l2' ? [{ S: 'p' }, { S: 'pq' }] : sortValues(sort);
  const second = fc
    .tuple(
      fc.constantFrom('EQ', 'LT', 'LE', 'GT', 'GE', 'BEGINS_WITH', 'BETWEEN', 'NE'),
      fc.array(fc.constantFrom(...sortPool), { minLength: 2, maxLength: 2 }),
    )
    .map(([ComparisonOperator, list]) => ({
      [sort.name]: { ComparisonOperator, AttributeValueList: list.slice(0, counts[ComparisonOperator] ?? 1) },
    }));
  return fc.oneof(
    partition.map((KeyConditions) => ({ KeyConditions })),
    fc.tuple(partition, second).map(([one, two]) => ({ KeyConditions: { ...one, ...two } })),
  );
}

export const attributesToGet: Arbitrary<object> = fc
  .array(attribute, { minLength: 1, maxLength: 3 })
  .map((AttributesToGet) => ({ AttributesToGet }));
