import { expect, test } from 'vitest';
import { geometricMean, mean, median, standardDeviation } from './figures.ts';

test('the median is the middle value, or the mean of the two', () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test('means and the deviation of a sample', () => {
  expect(mean([1, 2, 6])).toBe(3);
  expect(geometricMean([1, 2, 4])).toBeCloseTo(2);
  expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(2.138, 3);
  expect(standardDeviation([3])).toBe(0);
});
