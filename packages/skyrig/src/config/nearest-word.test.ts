import fc from 'fast-check';
import { expect, test } from 'vitest';

import { findNearestWord } from './nearest-word.ts';

const commands = ['start', 'stop', 'restart', 'status', 'logs', 'test', 'test-unit'];

test.each([
  ['strat', 'start'],
  ['statsu', 'status'],
  ['lgos', 'logs'],
  ['START', 'start'],
  ['test-untit', 'test-unit'],
  ['rest', 'test'],
])('%s most likely stands for %s', (word, meant) => {
  expect(findNearestWord(word, commands)).toBe(meant);
});

test('a word that is like none of the known ones has no suggestion', () => {
  expect(findNearestWord('kubernetes', commands)).toBeUndefined();
  expect(findNearestWord('zz', commands)).toBeUndefined();
});

test('a beginning is enough', () => {
  expect(findNearestWord('res', commands)).toBe('restart');
});

test('a known word is nearest to itself', () => {
  fc.assert(fc.property(fc.constantFrom(...commands), (word) => findNearestWord(word, commands) === word));
  expect(commands).toHaveLength(7);
});
