import { describe, expect, test } from 'vitest';
import { createPlaceholders } from './placeholders.ts';
import { assertUpdateLeavesKey, updatePaths } from './update-paths.ts';
import { parseUpdate } from './update.ts';

function update(text: string) {
  return parseUpdate(text, createPlaceholders(undefined, { ':n': { N: '1' }, ':l': { L: [] }, ':s': { SS: ['a'] } }));
}

describe('updatePaths', () => {
  test('lists what is read and what is written', () => {
    const text = 'SET a = b.c + :n, d[1] = if_not_exists(e, f), g = list_append(h, :l) REMOVE i ADD j :n DELETE k :s';
    const { read, written } = updatePaths(update(text));
    expect(read.map((path) => path.join('.'))).toEqual(['b.c', 'e', 'f', 'h', 'j', 'k']);
    expect(written.map((path) => path.join('.'))).toEqual(['a', 'd.1', 'g', 'i', 'j', 'k']);
  });

  test.each([
    'SET a = a + :n',
    'SET a = list_append(a, :l)',
    'SET a = if_not_exists(a, :n)',
    'ADD a :n',
    'DELETE a :s',
    'SET a.b = a',
  ])('%s depends on what it replaces', (text) => {
    expect(updatePaths(update(text)).selfReferential).toBe(true);
  });

  test.each(['SET a = :n', 'SET a = b + :n', 'SET a = b, b = a', 'REMOVE a'])('%s does not', (text) => {
    expect(updatePaths(update(text)).selfReferential).toBe(false);
  });
});

test('an update cannot write an attribute of the key, nor a part of one', () => {
  const schema = { partition: { name: 'id', type: 'S' }, sort: { name: 'sk', type: 'S' } } as const;
  const message =
    'One or more parameter values were invalid: Cannot update attribute sk. This attribute is part of the key';
  for (const text of ['SET sk = :n', 'SET sk.a = :n', 'REMOVE sk', 'ADD sk :n']) {
    expect(() => assertUpdateLeavesKey(update(text), schema)).toThrow(message);
  }
  expect(() => assertUpdateLeavesKey(update('SET a = sk'), schema)).not.toThrow();
});
