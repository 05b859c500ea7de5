import { expect, test } from 'vitest';

import { levelsOf } from './levels.ts';

const change = { at: '', runId: '', p: 0 };

test('a level holds from one change to the next', () => {
  const changes = [
    { ...change, run: 2, beforeMs: 10, afterMs: 20 },
    { ...change, run: 4, beforeMs: 20, afterMs: 5 },
  ];
  expect(levelsOf(6, { medianMs: 12, changes })).toEqual([10, 10, 20, 20, 5, 5]);
});

test('without a change it is the median', () => {
  expect(levelsOf(2, { medianMs: 12, changes: [] })).toEqual([12, 12]);
  expect(levelsOf(1, { changes: [] })).toEqual([Number.NaN]);
});
