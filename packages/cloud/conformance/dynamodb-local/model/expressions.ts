import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import fc, { type Arbitrary } from 'fast-check';
import { partitionValues, sortValues } from './values.ts';
import type { IndexShape, TableShape } from './table-shape.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

const paths = [
  's',
  'n',
  'l',
  'm',
  'ss',
  'ns',
  'bs',
  't',
  'g1',
  'g2',
  'l1',
  'q',
  'l[0]',
  'l[1]',
  'l[5]',
  'm.a',
  'm.n',
  'm.l',
  'm.l[1]',
  'm.l[0]',
  'm.q',
  'q.r',
  's.a',
  'n[0]',
  '#size',
  '#s',
  'm.#a',
  '#m.#a',
  '#q',
  'l[0].a',
  'l[0].n',
  'l[0][0]',
  'm.a.a',
  'm.ss',
  'm.r',
  'm.r.a',
  'm.r[0]',
];
const oddPaths = [
  'size',
  'pk',
  'sk',
  'pk.a',
  'sk[0]',
  'g1.a',
  'l1[0]',
  'g2.b',
  '#none',
  'l[x]',
  'l[-1]',
  'a..b',
  '#',
  'm.',
  'name',
  ':s',
];
const names: Readonly<Record<string, string>> = {
  '#size': 'size',
  '#s': 's',
  '#a': 'a',
  '#m': 'm',
  '#q': 'q',
  '#pk': 'pk',
  '#sk': 'sk',
  '#dot': 'm.a',
};
const values: Readonly<Record<string, AttributeValue>> = {
  ':s': { S: 'abc' },
  ':ab': { S: 'ab' },
  ':empty': { S: '' },
  ':x': { S: 'x' },
  ':p': { S: 'p' },
  ':n': { N: '5' },
  ':nn': { N: '5.00' },
  ':one': { N: '1' },
  ':two': { N: '2' },
  ':neg': { N: '-1.5' },
  ':max': { N: '9.9999999999999999999999999999999999999e125' },
  ':ss': { SS: ['b', 'a'] },
  ':sb': { SS: ['b'] },
  ':ns': { NS: ['2', '1'] },
  ':bs': { BS: [bytes(2)] },
  ':b': { B: bytes(1) },
  ':l': { L: [{ S: 'a' }] },
  ':ln': { L: [{ N: '1' }, { N: '2.0' }] },
  ':m': { M: { a: { S: 'ab' }, n: { N: '2.0' } } },
  ':t': { BOOL: true },
  ':z': { NULL: true },
  ':tyS': { S: 'S' },
  ':tyN': { S: 'N' },
  ':tySS': { S: 'SS' },
  ':tyX': { S: 'X' },
  ':bad': { N: 'x' },
  ':dup': { SS: ['a', 'a'] },
};
const usual = Object.keys(values).filter((name) => name !== ':bad' && name !== ':dup');

const rarely = <T>(weight: number, common: Arbitrary<T>, rare: Arbitrary<T>): Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: common }, { weight: 1, arbitrary: rare });
const path = rarely(60, fc.constantFrom(...paths), fc.constantFrom(...oddPaths));
const placeholder = rarely(150, fc.constantFrom(...usual), fc.constantFrom(':bad', ':dup', ':unset', ':'));
const size = path.map((inner) => `size(${inner})`);
const operand = fc.oneof(
  { weight: 5, arbitrary: path },
  { weight: 4, arbitrary: placeholder },
  { weight: 1, arbitrary: size },
);
/** A path and a value, which is what makes conditions true now and then. */
const pair = fc.constantFrom(
  ['n', ':n'],
  ['s', ':s'],
  ['l1', ':one'],
  ['g1', ':x'],
  ['g2', ':two'],
  ['m.a', ':ab'],
  ['#size', ':one'],
  ['t', ':t'],
  ['ss', ':ss'],
  ['m.n', ':neg'],
  ['m.ss', ':sb'],
  ['m.b', ':b'],
  ['l', ':l'],
  ['bs', ':bs'],
);
const comparator = fc.constantFrom('=', '<>', '<', '<=', '>', '>=');

const term: Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(pair, comparator).map(([[left, right], sign]) => `${left} ${sign} ${right}`) },
  { weight: 4, arbitrary: fc.tuple(operand, comparator, operand).map((parts) => parts.join(' ')) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom('attribute_exists', 'attribute_not_exists'),
        rarely(6, fc.constantFrom('pk', 'sk', 's', 'n', 'm.a', 'l[0]'), path),
      )
      .map(([name, arg]) => `${name}(${arg})`),
  },
  { weight: 1, arbitrary: fc.tuple(operand, operand, operand).map(([a, b, c]) => `${a} BETWEEN ${b} AND ${c}`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(operand, fc.array(operand, { minLength: 1, maxLength: 3 }))
      .map(([a, list]) => `${a} IN (${list.join(', ')})`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(path, rarely(5, fc.constantFrom(':tyS', ':tyN', ':tySS'), fc.constantFrom(':tyX', ':n', 's')))
      .map(([a, b]) => `attribute_type(${a}, ${b})`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(operand, fc.constantFrom(':ab', ':s', ':empty', 's', ':b', ':n'))
      .map(([a, b]) => `begins_with(${a}, ${b})`),
  },
  { weight: 1, arbitrary: fc.tuple(operand, operand).map(([a, b]) => `contains(${a}, ${b})`) },
);

const condition: Arbitrary<string> = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 2 },
    { weight: 6, arbitrary: term },
    {
      weight: 2,
      arbitrary: fc.tuple(tie('any'), fc.constantFrom('AND', 'OR', 'and'), tie('any')).map((parts) => parts.join(' ')),
    },
    { weight: 1, arbitrary: tie('any').map((inner) => `NOT ${inner}`) },
    { weight: 1, arbitrary: tie('any').map((inner) => `(${inner})`) },
  ),
})).any;

const target = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      'n',
      's',
      'fresh',
      'm.n',
      'm.z',
      'm.l[0]',
      'm.l[9]',
      'l[0]',
      'l[1]',
      'l[9]',
      'ns',
      'g1',
      'g2',
      'l1',
      '#size',
      'ss',
      't',
    ),
  },
  { weight: 2, arbitrary: path },
);
const assigned: Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: placeholder },
  { weight: 2, arbitrary: path },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('n', 'm.n', '#size', 'if_not_exists(n, :one)'),
        fc.constantFrom('+', '-'),
        fc.constantFrom(':one', ':n', ':neg', 'n', ':s', ':max'),
      )
      .map((parts) => parts.join(' ')),
  },
  { weight: 1, arbitrary: fc.tuple(path, operand).map(([a, b]) => `if_not_exists(${a}, ${b})`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('l', 'm.l', ':l', 'if_not_exists(q, :l)', 'q'), fc.constantFrom(':l', ':ln', 'l', ':n'))
      .map(([a, b]) => `list_append(${a}, ${b})`),
  },
);
const listOf = (one: Arbitrary<string>): Arbitrary<string> =>
  fc.array(one, { minLength: 1, maxLength: 3 }).map((list) => list.join(', '));
const clauses: Arbitrary<string>[] = [
  listOf(fc.tuple(target, assigned).map(([left, right]) => `${left} = ${right}`)).map((list) => `SET ${list}`),
  listOf(target).map((list) => `REMOVE ${list}`),
  listOf(
    fc
      .tuple(target, fc.constantFrom(':one', ':n', ':sb', ':ns', ':bs', ':neg', ':s', ':l', ':max'))
      .map((parts) => parts.join(' ')),
  ).map((list) => `ADD ${list}`),
  listOf(
    fc
      .tuple(fc.constantFrom('ss', 'ns', 'bs', 'm.ss', 'n', 'q'), fc.constantFrom(':sb', ':ss', ':ns', ':bs', ':n'))
      .map((parts) => parts.join(' ')),
  ).map((list) => `DELETE ${list}`),
];
const [set = fc.constant('')] = clauses;
const update = fc.oneof(
  { weight: 5, arbitrary: set },
  {
    weight: 5,
    arbitrary: fc.array(fc.oneof(...clauses), { minLength: 1, maxLength: 3 }).map((list) => list.join(' ')),
  },
);
const projection = listOf(
  fc.oneof({ weight: 2, arbitrary: fc.constantFrom('pk', 'sk', '#pk') }, { weight: 6, arbitrary: path }),
);

/** One expression in sixty is damaged: a piece of its text is cut out or doubled. */
function damaged(expression: Arbitrary<string>): Arbitrary<string> {
  const broken = fc
    .tuple(expression, fc.nat(60), fc.integer({ min: 1, max: 4 }), fc.constantFrom('', ' AND', ',', ')', '(', ' = '))
    .map(([whole, from, length, piece]) => whole.slice(0, from) + piece + whole.slice(from + length));
  return rarely(60, expression, broken);
}

function keyTerms(key: {
  readonly partition: { readonly name: string };
  readonly sort?: { readonly name: string };
}): Arbitrary<string> {
  const partition = rarely(
    60,
    fc.constantFrom(`${key.partition.name} = :p0`, `${key.partition.name} = :p1`),
    fc.constantFrom(`${key.partition.name} > :p0`, 's = :s', `${key.partition.name} = :n`),
  );
  if (!key.sort) return partition;
  const { name } = key.sort;
  const sort = rarely(
    25,
    fc.oneof(
      fc
        .tuple(fc.constantFrom('=', '<', '<=', '>', '>='), fc.constantFrom(':k0', ':k1', ':k2'))
        .map(([sign, value]) => `${name} ${sign} ${value}`),
      fc.constantFrom(`${name} BETWEEN :k0 AND :k2`, `${name} BETWEEN :k2 AND :k0`, `begins_with(${name}, :k0)`),
    ),
    fc.constantFrom(
      `${name} <> :k0`,
      `${name} IN (:k0)`,
      `contains(${name}, :k0)`,
      'n = :n',
      `attribute_exists(${name})`,
      `${name} = ${name}`,
    ),
  );
  return fc.oneof(
    { weight: 2, arbitrary: partition },
    { weight: 3, arbitrary: fc.tuple(partition, sort).map((parts) => parts.join(' AND ')) },
    { weight: 1, arbitrary: fc.tuple(sort, partition).map((parts) => parts.join(' AND ')) },
  );
}

const optionally = (arbitrary: Arbitrary<string>): Arbitrary<string | undefined> =>
  fc.option(arbitrary, { nil: undefined });
export const optionalCondition: Arbitrary<string | undefined> = optionally(damaged(condition));
export const optionalProjection: Arbitrary<string | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: damaged(projection) },
);
export const requiredCondition: Arbitrary<string> = damaged(condition);
export const optionalUpdate: Arbitrary<string | undefined> = rarely<string | undefined>(
  15,
  damaged(update),
  fc.constant(undefined),
);
export const keyCondition = (key: TableShape | IndexShape): Arbitrary<string> => damaged(keyTerms(key));

function keyValues({ partition, sort }: TableShape | IndexShape): Readonly<Record<string, AttributeValue>> {
  const partitionPool = partition.name === 'g1' ? [{ S: 'x' }, { S: 'y' }] : partitionValues(partition);
  const sortPool = sort?.name === 'l2' ? [{ S: 'p' }, { S: 'pq' }] : sort ? sortValues(sort) : [];
  const named = (letter: string, pool: readonly AttributeValue[]): [string, AttributeValue][] =>
    pool.map((value, index) => [`:${letter}${index}`, value]);
  return Object.fromEntries([...named('p', partitionPool), ...named('k', sortPool)]);
}

/** The names and values that expressions mention; `extra` adds one that none does. */
export function placeholdersOf(
  expressions: readonly (string | undefined)[],
  key: TableShape | IndexShape,
  extra = false,
): object {
  const text = expressions.filter((one) => one !== undefined).join(' ');
  const used = (all: Readonly<Record<string, unknown>>, mark: string): Record<string, unknown> => {
    const mentioned = new Set(text.match(new RegExp(`${mark}[A-Za-z0-9_]*`, 'g')) ?? []);
    return Object.fromEntries(Object.entries(all).filter(([name]) => mentioned.has(name)));
  };
  const usedNames = { ...used(names, '#'), ...(extra && { '#extra': 'extra' }) };
  const usedValues = used({ ...values, ...keyValues(key) }, ':');
  return {
    ...(Object.keys(usedNames).length > 0 && { ExpressionAttributeNames: usedNames }),
    ...(Object.keys(usedValues).length > 0 && { ExpressionAttributeValues: usedValues }),
  };
}
