import { expect, test } from 'vitest';

import { betaTail } from './beta-tail.ts';

// python3 -c "from scipy.stats import beta; print(beta.sf(x, a, b))", scipy 1.17.1
test.each([
  [1, 2, 0.3, 0.49],
  [0.5, 99.5, 0.01, 0.15781883619217804],
  [50, 950, 0.06, 0.0790566539011411],
  [250, 20000, 0.0125, 0.41343046651893567],
  [3.5, 106.5, 0.0001, 0.9999999889288729],
  [11.5, 588.5, 0.05, 2.821446198690184e-5],
])('Beta(%d, %d) above %d', (a, b, x, tail) => {
  expect(betaTail(a, b, x) / tail).toBeCloseTo(1, 6);
});

test('all of it lies above 0 and none above 1', () => {
  expect(betaTail(2, 3, 0)).toBe(1);
  expect(betaTail(2, 3, 1)).toBe(0);
});
