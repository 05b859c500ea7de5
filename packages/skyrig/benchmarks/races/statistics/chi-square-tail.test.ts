import { expect, test } from 'vitest';
import { chiSquareTail } from './chi-square-tail.ts';

// Quantiles of the distribution with one degree of freedom: squares of those of the normal one, 1.9599640, 2.5758293, 3.2905267.
test.each([
  [0.4549364231195724, 0.5],
  [3.841458820694124, 0.05],
  [6.634896601021213, 0.01],
  [10.827566170662733, 0.001],
  [15.13670522662847, 0.0001],
])('above %d lies %d of the distribution', (x, share) => {
  expect(chiSquareTail(x) / share).toBeCloseTo(1, 9);
});

test('nothing is above all, and all is above nothing', () => {
  expect(chiSquareTail(0)).toBe(1);
  expect(chiSquareTail(1e6)).toBe(0);
});
