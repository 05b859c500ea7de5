import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import fc, { type Arbitrary } from 'fast-check';
import type { KeyAttribute, KeyType, TableShape } from './table-shape.ts';

export type Item = Readonly<Record<string, AttributeValue>>;

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** Few values, so that keys collide; some are written in two ways and are equal. */
const partitions: Record<KeyType, readonly AttributeValue[]> = {
  S: [{ S: 'a' }, { S: 'b' }, { S: 'é' }],
  N: [{ N: '1' }, { N: '2' }, { N: '1.0' }],
  B: [{ B: bytes(1) }, { B: bytes(2) }, { B: bytes(1, 0) }],
};
const sorts: Record<KeyType, readonly AttributeValue[]> = {
  S: [{ S: 'a' }, { S: 'ab' }, { S: 'b' }, { S: 'é😀' }, { S: 'B' }],
  N: [{ N: '1' }, { N: '-1' }, { N: '10' }, { N: '2' }, { N: '1e0' }, { N: '0.5' }],
  B: [{ B: bytes(1) }, { B: bytes(1, 2) }, { B: bytes(255) }, { B: bytes(0) }],
};

export const partitionValues = (key: KeyAttribute): readonly AttributeValue[] => partitions[key.type];
export const sortValues = (key: KeyAttribute): readonly AttributeValue[] => sorts[key.type];

const numbers = [
  '0',
  '1',
  '5',
  '-1.5',
  '5.00',
  '1e2',
  '0.1',
  '123456789012345678901234567890',
  '99999999999999999999999999999999999999',
  '1E-130',
  '-0',
];
const wrongNumbers = [
  '',
  'abc',
  '1e126',
  '1.234567890123456789012345678901234567890',
  ' 1',
  '1_0',
  '0x1',
  'NaN',
  '+1',
  '.5',
  '1.',
];
const texts = ['abc', 'ab', 'x', '', 'é😀z', 'a b', '5', 'x'.repeat(1100)];

const text = fc.constantFrom(...texts).map((S): AttributeValue => ({ S }));
const number = fc.constantFrom(...numbers).map((N): AttributeValue => ({ N }));
const binary = fc.constantFrom(bytes(1), bytes(1, 2, 3), bytes()).map((B): AttributeValue => ({ B }));
const textSet = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'é'), { minLength: 1 })
  .map((SS): AttributeValue => ({ SS }));
const numberSet = fc
  .uniqueArray(fc.constantFrom('1', '2', '10', '-1', '0.5'), { minLength: 1 })
  .map((NS): AttributeValue => ({ NS }));
const binarySet = fc
  .uniqueArray(fc.constantFrom(1, 2, 3), { minLength: 1 })
  .map((list): AttributeValue => ({ BS: list.map((one) => bytes(one)) }));
const boolean = fc.boolean().map((BOOL): AttributeValue => ({ BOOL }));
const nothing = fc.constant<AttributeValue>({ NULL: true });
const wrong = fc.constantFrom<AttributeValue>(
  ...wrongNumbers.map((N) => ({ N })),
  { SS: [] },
  { SS: ['a', 'a'] },
  { NS: ['1', '1.0'] },
  { NS: ['x'] },
  { BS: [bytes(1), bytes(1)] },
  { NULL: false },
  { M: { '': { S: 'x' } } },
  { L: [{ N: 'x' }] },
  {} as AttributeValue,
);

export const attributeValue: Arbitrary<AttributeValue> = fc.letrec<{ value: AttributeValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.oneof(text, number, binary, textSet, numberSet, binarySet, boolean, nothing),
    fc.array(tie('value'), { maxLength: 3 }).map((L): AttributeValue => ({ L })),
    fc
      .dictionary(fc.constantFrom('a', 'n', 'l', 'q'), tie('value'), { maxKeys: 3 })
      .map((M): AttributeValue => ({ M })),
  ),
})).value;

/** Mostly the type that expressions expect of the attribute. */
const typed = (usual: Arbitrary<AttributeValue>): Arbitrary<AttributeValue> =>
  fc.oneof({ weight: 40, arbitrary: usual }, { weight: 8, arbitrary: attributeValue });
const indexKey = (...values: AttributeValue[]): Arbitrary<AttributeValue> =>
  fc.oneof({ weight: 150, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: attributeValue });

const attributes: Arbitrary<Item> = fc.record(
  {
    s: typed(text),
    n: typed(number),
    l: typed(fc.array(attributeValue, { maxLength: 3 }).map((L): AttributeValue => ({ L }))),
    m: typed(
      fc
        .record(
          {
            a: text,
            n: number,
            l: fc.constant<AttributeValue>({ L: [{ S: 'q' }, { N: '3' }] }),
            ss: textSet,
            b: binary,
            r: attributeValue,
          },
          { requiredKeys: ['a', 'n', 'l'] },
        )
        .map((M): AttributeValue => ({ M })),
    ),
    ss: typed(textSet),
    ns: typed(numberSet),
    bs: typed(binarySet),
    t: typed(boolean),
    size: typed(number),
    g1: indexKey({ S: 'x' }, { S: 'y' }),
    g2: indexKey({ N: '1' }, { N: '2' }, { N: '3' }),
    l1: indexKey({ N: '1' }, { N: '2' }, { N: '20' }),
    l2: indexKey({ S: 'p' }, { S: 'pq' }),
  },
  { requiredKeys: [] },
) as Arbitrary<Item>;

function rightKey(table: TableShape): Arbitrary<Item> {
  return fc
    .tuple(
      fc.constantFrom(...partitionValues(table.partition)),
      table.sort ? fc.constantFrom(...sortValues(table.sort)) : fc.constant(undefined),
    )
    .map(([partition, sort]) => ({
      [table.partition.name]: partition,
      ...(table.sort && sort && { [table.sort.name]: sort }),
    }));
}

/** A key of the table; one in sixty is not one. */
export function keyOf(table: TableShape): Arbitrary<Item> {
  const broken = fc
    .tuple(rightKey(table), fc.constantFrom('pk', 'sk', 'extra'), fc.option(fc.oneof(attributeValue, wrong)))
    .map(([key, name, value]) => {
      const { [name]: _dropped, ...rest } = key;
      return value === null ? rest : { ...rest, [name]: value };
    });
  return fc.oneof({ weight: 60, arbitrary: rightKey(table) }, { weight: 1, arbitrary: broken });
}

export function itemOf(table: TableShape): Arbitrary<Item> {
  const right = fc.tuple(keyOf(table), attributes).map(([key, rest]) => ({ ...rest, ...key }));
  const broken = fc
    .tuple(rightKey(table), fc.constantFrom('s', 'n', 'm', 'g1'), wrong)
    .map(([key, name, value]) => ({ ...key, [name]: value }));
  return fc.oneof({ weight: 40, arbitrary: right }, { weight: 1, arbitrary: broken });
}
