import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AttributeValue, Item } from '../attribute-value.ts';
import { findAtPath } from '../document-path.ts';
import { applyUpdate } from './apply-update.ts';
import { createPlaceholders } from './placeholders.ts';
import { parseUpdate } from './update.ts';

const KEY: Item = { id: { S: 'x' } };
const ITEM: Item = {
  ...KEY,
  a: { N: '5' },
  s: { S: 'q' },
  l: { L: [{ N: '0' }, { N: '1' }, { N: '2' }, { N: '3' }] },
  m: { M: { k: { S: 'v' }, n: { N: '2' }, mm: { M: { x: { N: '1' } } } } },
  ss: { SS: ['a', 'b'] },
};
const VALUES = {
  ':s': { S: 'b' },
  ':n': { N: '1' },
  ':l': { L: [{ S: 'y' }] },
  ':a': { SS: ['a'] },
  ':ab': { SS: ['a', 'b'] },
  ':bc': { SS: ['c', 'b'] },
};

function update(text: string) {
  return parseUpdate(text, createPlaceholders(undefined, VALUES));
}

function numbers(...texts: string[]): AttributeValue[] {
  return texts.map((N) => ({ N }));
}

describe('applyUpdate', () => {
  // Each outcome is what DynamoDB local 2.5 answered with ALL_NEW; attributes that are not named stay as they are.
  test.each<[string, Record<string, AttributeValue | undefined>]>([
    ['SET a = :n', { a: { N: '1' } }],
    ['SET a = a + :n, b = a', { a: { N: '6' }, b: { N: '5' } }],
    ['SET a = a - m.n', { a: { N: '3' } }],
    ['SET a = s, s = a', { a: { S: 'q' }, s: { N: '5' } }],
    ['SET c = if_not_exists(a, :n), d = if_not_exists(x, :n) + :n', { c: { N: '5' }, d: { N: '2' } }],
    ['SET l = list_append(:l, l)', { l: { L: [{ S: 'y' }, ...numbers('0', '1', '2', '3')] } }],
    ['SET l = list_append(if_not_exists(x, :l), :l)', { l: { L: [{ S: 'y' }, { S: 'y' }] } }],
    ['SET l[9] = :s, l[5] = :n', { l: { L: [...numbers('0', '1', '2', '3', '1'), { S: 'b' }] } }],
    ['SET m.mm.y = :s', { m: { M: { k: { S: 'v' }, n: { N: '2' }, mm: { M: { x: { N: '1' }, y: { S: 'b' } } } } } }],
    ['REMOVE a, x', { a: undefined }],
    ['REMOVE l[0], l[2]', { l: { L: numbers('1', '3') } }],
    ['REMOVE l[9]', {}],
    ['REMOVE l[0], l[1], l[2], l[3]', { l: { L: [] } }],
    ['REMOVE l[1] SET l[2] = :s', { l: { L: [{ N: '0' }, { S: 'b' }, { N: '3' }] } }],
    ['REMOVE l[1], l[3] SET l[7] = :s', { l: { L: [...numbers('0', '2'), { S: 'b' }] } }],
    ['ADD a :n, x :n', { a: { N: '6' }, x: { N: '1' } }],
    [
      'ADD ss :bc, m.q :a',
      {
        ss: { SS: ['a', 'b', 'c'] },
        m: { M: { k: { S: 'v' }, n: { N: '2' }, mm: { M: { x: { N: '1' } } }, q: { SS: ['a'] } } },
      },
    ],
    ['ADD l[9] :n', { l: { L: numbers('0', '1', '2', '3', '1') } }],
    ['DELETE ss :a, x :a', { ss: { SS: ['b'] } }],
    ['DELETE ss :ab', { ss: undefined }],
  ])('%s', (text, changes) => {
    const expected = Object.fromEntries(Object.entries({ ...ITEM, ...changes }).filter(([, value]) => value));
    expect(applyUpdate(update(text), ITEM, KEY).item).toEqual(expected);
  });

  const PATH = 'The document path provided in the update expression is invalid for update';
  const TYPE = 'An operand in the update expression has an incorrect data type';
  const MISSING = 'The provided expression refers to an attribute that does not exist in the item';
  test.each([
    ['SET a.b = :s', PATH],
    ['SET x.b = :s', PATH],
    ['SET l.b = :s', PATH],
    ['SET m[0] = :s', PATH],
    ['REMOVE x.b', PATH],
    ['ADD m.x.y :n', PATH],
    ['SET b = s + :n', TYPE],
    ['SET b = list_append(s, :l)', TYPE],
    ['ADD a :a', TYPE],
    ['ADD s :n', TYPE],
    ['DELETE l[2] :a', TYPE],
    ['SET b = x', MISSING],
    ['SET b = x + :n', MISSING],
    ['SET b = l[7]', MISSING],
    ['SET b = if_not_exists(a, x)', MISSING],
  ])('%s fails: %s', (text, message) => {
    expect(() => applyUpdate(update(text), ITEM, KEY)).toThrow(
      expect.objectContaining({ name: 'ValidationException', message }),
    );
  });

  test('makes a new item from the key where there was none', () => {
    const { item, updatedOld, updatedNew } = applyUpdate(update('SET b = :n ADD c :a REMOVE d'), undefined, KEY);
    expect(item).toEqual({ id: { S: 'x' }, b: { N: '1' }, c: { SS: ['a'] } });
    expect(updatedOld).toBeUndefined();
    expect(updatedNew).toEqual({ b: { N: '1' }, c: { SS: ['a'] } });
  });

  test('answers only the parts that were written, before and after', () => {
    const { updatedOld, updatedNew } = applyUpdate(update('SET m.k = :n, m.mm.y = :s, l[1] = :s REMOVE a'), ITEM, KEY);
    expect(updatedOld).toEqual({ m: { M: { k: { S: 'v' } } }, l: { L: [{ N: '1' }] }, a: { N: '5' } });
    expect(updatedNew).toEqual({ m: { M: { k: { N: '1' }, mm: { M: { y: { S: 'b' } } } } }, l: { L: [{ S: 'b' }] } });
    expect(applyUpdate(update('REMOVE l[0]'), ITEM, KEY)).toMatchObject({
      updatedOld: { l: { L: [{ N: '0' }] } },
      updatedNew: undefined,
    });
    expect(applyUpdate(update('SET l[9] = :s'), ITEM, KEY)).toMatchObject({
      updatedOld: undefined,
      updatedNew: undefined,
    });
    expect(applyUpdate(update('REMOVE x'), ITEM, KEY)).toMatchObject({ updatedOld: undefined, updatedNew: undefined });
  });

  test('never changes the item it is given, and shares what it does not touch', () => {
    const texts = [
      'SET m.mm.x = :s',
      'SET l[1] = :s',
      'REMOVE l[0], m.k',
      'ADD a :n, ss :bc',
      'DELETE ss :a',
      'SET b = m',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...texts), (text) => {
        const before = structuredClone(ITEM);
        const { item, paths } = applyUpdate(update(text), ITEM, KEY);
        expect(ITEM).toEqual(before);
        const written = paths.written.map(([name]) => name);
        for (const name of Object.keys(ITEM)) if (!written.includes(name)) expect(item[name]).toBe(ITEM[name]);
      }),
    );
  });

  test('what is set at a path is found at that path, and nothing else moves', () => {
    const index = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(index, index, (one, two) => {
        const text = one === two ? `SET l[${one}] = :s` : `SET l[${one}] = :s, l[${two}] = :n`;
        const { item } = applyUpdate(update(text), ITEM, KEY);
        for (let place = 0; place < 4; place += 1) {
          const expected = place === one ? { S: 'b' } : place === two ? { N: '1' } : { N: String(place) };
          expect(findAtPath(item, ['l', place])).toEqual(expected);
        }
      }),
    );
  });
});
