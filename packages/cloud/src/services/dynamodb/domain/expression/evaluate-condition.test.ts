import { describe, expect, test } from 'vitest';
import type { Item } from '../attribute-value.ts';
import { conditionPaths } from './condition-paths.ts';
import { parseCondition } from './condition.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import { createPlaceholders } from './placeholders.ts';

const ITEM: Item = {
  s: { S: 'abc' },
  n: { N: '5' },
  b: { B: new Uint8Array([1, 2, 3]) },
  ss: { SS: ['a', 'b'] },
  ns: { NS: ['1', '2'] },
  l: { L: [{ S: 'a' }, { N: '1' }] },
  m: { M: { k: { S: 'v' } } },
  t: { BOOL: true },
  z: { NULL: true },
};
const VALUES = {
  ':s': { S: 'abc' },
  ':a': { S: 'a' },
  ':five': { N: '5.0' },
  ':one': { N: '1' },
  ':three': { N: '3' },
  ':ss': { SS: ['b', 'a'] },
  ':m': { M: { k: { S: 'v' } } },
  ':b': { B: new Uint8Array([2, 3]) },
  ':N': { S: 'N' },
};

function parse(text: string) {
  return parseCondition(text, createPlaceholders(undefined, VALUES));
}

describe('evaluateCondition', () => {
  test.each([
    's = :s',
    'n = :five',
    'ss = :ss',
    'm = :m',
    'm.k <> :s',
    's <> n',
    'nope <> :s',
    'n > :one AND n >= :five AND n <= :five',
    'n BETWEEN :one AND :five',
    's IN (:a, :s)',
    'attribute_exists(m.k)',
    'attribute_not_exists(m.nope)',
    'attribute_type(n, :N)',
    'begins_with(s, :a)',
    'contains(s, :a)',
    'contains(ss, :a)',
    'contains(ns, :one)',
    'contains(l, :one)',
    'contains(b, :b)',
    'size(s) = :three',
    'size(l) < size(b)',
    'size(m) = :one',
    'NOT size(n) = :one',
    ':a < :s',
  ])('%s holds', (text) => {
    expect(evaluateCondition(parse(text), ITEM)).toBe(true);
  });

  test.each([
    's = n',
    'nope = :s',
    'nope < :s',
    'n > s',
    'nope IN (:a)',
    'n BETWEEN :a AND :s',
    'begins_with(n, :a)',
    'contains(n, :one)',
    'contains(s, :one)',
    'contains(nope, :a)',
    'attribute_exists(l[7])',
    'size(t) > :one',
    'attribute_type(nope, :N)',
  ])('%s does not hold', (text) => {
    expect(evaluateCondition(parse(text), ITEM)).toBe(false);
  });

  test('an item that does not exist has no attributes', () => {
    expect(evaluateCondition(parse('attribute_not_exists(id)'), undefined)).toBe(true);
  });
});

test('the paths that a condition reads are known without an item', () => {
  const text =
    'a = :s AND NOT (b.c[1] BETWEEN d AND size(e)) OR contains(f, g) OR h IN (i, :a) OR attribute_type(j, :N)';
  expect(conditionPaths(parse(text)).map((path) => path.join('.'))).toEqual('a b.c.1 d e f g h i j'.split(' '));
});
