import { expect, test } from 'vitest';

import type { TestSummary } from './report-data.ts';
import { findSlowest } from './slowest-tests.ts';

const base: Omit<TestSummary, 'id'> = {
  file: 'cart.test.ts',
  name: 'adds an item',
  state: 'healthy',
  runs: 3,
  flaky: 0,
  failed: 0,
  flakyProbability: 0.1,
  minutesLost: 0,
  changes: [],
};

test('the slowest stand first, with their share of the time of all', () => {
  const tests = [10, 70, 20].map((medianMs) => ({ ...base, id: `${medianMs}`, medianMs, p95Ms: 99 }));
  expect(findSlowest([...tests, { ...base, id: 'never passed' }], 2)).toEqual([
    { id: '70', medianMs: 70, p95Ms: 99, share: 0.7 },
    { id: '20', medianMs: 20, p95Ms: 99, share: 0.2 },
  ]);
});
