import { expect, test } from 'vitest';

import { quantile } from './quantile.ts';

// The values of numpy.quantile([3, 1, 4, 1, 5], [0, 0.25, 0.5, 0.9, 1]), whose default is the same interpolation.
test.each([
  [0, 1],
  [0.25, 1],
  [0.5, 3],
  [0.9, 4.6],
  [1, 5],
])('the quantile at %s is %s', (share, value) => {
  expect(quantile([3, 1, 4, 1, 5], share)).toBeCloseTo(value, 12);
});

test('no values have no quantile, and the input is left as it was', () => {
  const values = [2, 1];
  expect(quantile(values, 0.5)).toBe(1.5);
  expect(values).toEqual([2, 1]);
  expect(quantile([], 0.5)).toBeUndefined();
});
