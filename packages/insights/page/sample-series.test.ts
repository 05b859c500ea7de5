import { expect, test } from 'vitest';

import { sampleSeries, smoothSeries } from './sample-series.ts';

const sample = (values: readonly number[], most: number): readonly number[] =>
  sampleSeries(values.length, (index) => values[index] ?? Number.NaN, most);

test('a long series becomes the means of equal stretches', () => {
  expect(sample([1, 3, 5, 7, 9, 11], 3)).toEqual([2, 6, 10]);
  expect(sample([1, 2, 3, 4, 5], 2)).toEqual([1.5, 4]);
});

test('a short one is kept, and gaps stay gaps', () => {
  expect(sample([4, 5], 10)).toEqual([4, 5]);
  expect(sample([Number.NaN, Number.NaN, 6, Number.NaN], 2)).toEqual([Number.NaN, 6]);
  expect(sample([], 10)).toEqual([]);
});

test('smoothing takes the mean of the neighbours that there are', () => {
  expect(smoothSeries([1, 2, 6, Number.NaN, 4], 1)).toEqual([1.5, 3, 4, 5, 4]);
});
