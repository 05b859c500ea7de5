import { expect, test } from 'vitest';

import { quarantineBudget } from './quarantine-budget.ts';

test.each([
  [0, 0],
  [1, 1],
  [99, 1],
  [100, 2],
  [1049, 20],
])('%i tests allow %i in quarantine', (size, budget) => {
  expect(quarantineBudget(size)).toBe(budget);
});
