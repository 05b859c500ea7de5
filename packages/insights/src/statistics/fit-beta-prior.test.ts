import { specialFunctions } from './special-functions.ts';
import { expect, test } from 'vitest';

import { boundPrior, fitBetaPrior } from './fit-beta-prior.ts';

/** A population whose rates are the quantiles of a Beta distribution, seen for so long that chance plays no part. */
const population = (a: number, b: number): { failures: number; runs: number }[] =>
  Array.from({ length: 2_000 }, (_, index) => {
    const runs = index % 2 === 0 ? 1_000_000 : 400_000;
    return { runs, failures: Math.round(runs * specialFunctions.beta.inv((index + 0.5) / 2_000, a, b)) };
  });

test.each([
  [0.5, 99.5],
  [2, 198],
])('the distribution Beta(%d, %d) is found again in its quantiles', (a, b) => {
  const fitted = fitBetaPrior(population(a, b));
  expect((fitted?.a ?? 0) / a).toBeCloseTo(1, 1);
  expect((fitted?.b ?? 0) / b).toBeCloseTo(1, 1);
});

test('tests that do not differ, or never fail, teach nothing', () => {
  expect(fitBetaPrior(Array.from({ length: 50 }, () => ({ failures: 1, runs: 100 })))).toBeUndefined();
  expect(fitBetaPrior(Array.from({ length: 50 }, () => ({ failures: 0, runs: 100 })))).toBeUndefined();
  expect(fitBetaPrior([])).toBeUndefined();
});

test('a few very flaky tests among many cannot make the prior weightless', () => {
  const tests = Array.from({ length: 1_200 }, (_, index) => ({ failures: index < 20 ? 50 : 0, runs: 100 }));
  const fitted = fitBetaPrior(tests);
  expect((fitted?.a ?? 0) + (fitted?.b ?? 0)).toBeLessThan(5);
  const { a, b } = boundPrior(fitted ?? { a: 1, b: 1 });
  expect(a + b).toBeCloseTo(50, 10);
  expect(a / (a + b)).toBeCloseTo(0.00833, 4);
});
