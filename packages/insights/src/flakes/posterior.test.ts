import { expect, test } from 'vitest';

import { entersQuarantine, flakyProbability, leavesQuarantine } from './posterior.ts';

const seen = (failures: number, runs: number): { failures: number; passes: number } => ({
  failures,
  passes: runs - failures,
});

// python3 -c "from scipy.stats import beta; print(beta.sf(0.01, 0.5 + f, 99.5 + n - f))", scipy 1.17.1
test.each([
  [3, 10, 0.950100203057],
  [2, 10, 0.82431733011],
  [4, 50, 0.965871863881],
  [3, 50, 0.887782814787],
  [5, 100, 0.97122501242],
  [4, 100, 0.913717465009],
  [11, 500, 0.97146874437],
  [10, 500, 0.941101608666],
])('%d flaky failures in %d runs', (failures, runs, probability) => {
  const counts = seen(failures, runs);
  expect(flakyProbability(counts)).toBeCloseTo(probability, 6);
  expect(entersQuarantine(counts)).toBe(probability > 0.95);
  expect(leavesQuarantine(counts)).toBe(false);
});

test('from the prior, 36 clean runs are needed to leave', () => {
  expect(leavesQuarantine(seen(0, 0))).toBe(false);
  expect(leavesQuarantine(seen(0, 35))).toBe(false);
  expect(leavesQuarantine(seen(0, 36))).toBe(true);
});

test('with another prior, other counts are needed', () => {
  expect(entersQuarantine(seen(1, 10), { a: 2, b: 48 })).toBe(true);
  expect(leavesQuarantine(seen(0, 0), { a: 0.1, b: 399.9 })).toBe(true);
});

test('the short cut for leaving never differs from the posterior', () => {
  for (let failures = 0; failures < 6; failures += 0.25) {
    for (let passes = 0; passes < 600; passes += 20) {
      const counts = { failures, passes };
      expect(leavesQuarantine(counts)).toBe(1 - flakyProbability(counts) > 0.9);
    }
  }
});
