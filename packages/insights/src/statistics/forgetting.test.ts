import { expect, test } from 'vitest';

import { FadingCount, forgettingFactor } from './forgetting.ts';

test('a count is worth half after its half-life, and what came later is worth more', () => {
  const count = new FadingCount(forgettingFactor(100));
  count.add(4);
  for (let run = 0; run < 100; run += 1) count.age();
  expect(count.value).toBeCloseTo(2, 10);
  count.add(1);
  for (let run = 0; run < 100; run += 1) count.age();
  expect(count.value).toBeCloseTo(1.5, 10);
  expect(count.take()).toBeCloseTo(1.5, 10);
  expect(count.value).toBe(0);
});

test('a test that always passes is never worth more than the sum of the series, 144.8 runs', () => {
  const count = new FadingCount(forgettingFactor(100));
  for (let run = 0; run < 5_000; run += 1) {
    count.age();
    count.add(1);
  }
  // 1 / (1 - 2^(-1/100))
  expect(count.value).toBeCloseTo(144.77, 1);
});
