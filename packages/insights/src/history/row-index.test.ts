import { expect, test } from 'vitest';

import { indexRows } from './row-index.ts';

test('rows of a key lie together, in the order given', () => {
  const index = indexRows(Int32Array.of(1, 0, 1, 3, 0), 4, Int32Array.of(4, 3, 2, 1, 0));
  expect([...index.rows]).toEqual([4, 1, 2, 0, 3]);
  expect([0, 1, 2, 3].map((key) => [...index.rowsOf(key)])).toEqual([[4, 1], [2, 0], [], [3]]);
});

test('a key that does not exist has no rows', () => {
  const index = indexRows(Int32Array.of(0), 1, Int32Array.of(0));
  expect([...index.rowsOf(-1), ...index.rowsOf(1)]).toEqual([]);
});
