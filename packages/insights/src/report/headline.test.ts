import { expect, test } from 'vitest';

import { countRecentRuns, summariseHeadline } from './headline.ts';
import type { RunPoint } from './report-data.ts';

function runOf(more: Partial<RunPoint>): RunPoint {
  return {
    runId: 'r',
    startedAt: '2026-01-05T09:00:00.000Z',
    durationMs: 1000,
    verdict: 'green',
    isRedForNothing: false,
    passed: 10,
    flaky: 0,
    failed: 0,
    quarantinedFailures: 0,
    skipped: 0,
    stability: 1,
    minutesLost: 0,
    ...more,
  };
}

test.each([
  [0, 0],
  [1, 1],
  [7, 4],
  [100, 50],
  [500, 50],
])('of %s runs, %s are recent', (runs, recent) => {
  expect(countRecentRuns(runs)).toBe(recent);
});

test('recent runs are compared with those before, totals for as many runs', () => {
  const headline = summariseHeadline([
    runOf({ verdict: 'rescued', flaky: 1, passed: 9, minutesLost: 3 }),
    runOf({ durationMs: 3000 }),
    runOf({ verdict: 'rescued', flaky: 1, passed: 9, minutesLost: 1 }),
    runOf({ verdict: 'red', isRedForNothing: true, failed: 5, passed: 5, minutesLost: 2 }),
    runOf({ verdict: 'red', failed: 1, passed: 9 }),
    runOf({}),
  ]);
  expect(headline).toEqual({
    stability: { value: 0.8, previous: 28 / 30 },
    firstTryGreen: { value: 1 / 3, previous: 1 / 3 },
    flakyRunRate: { value: 1 / 3, previous: 2 / 3 },
    buildsRescued: { value: 0, previous: 2 },
    minutesLost: { value: 2, previous: 4 },
    runDurationMs: { value: 1000, previous: 1000 },
  });
});

test('runs whose infrastructure failed count in no figure', () => {
  const headline = summariseHeadline([
    runOf({}),
    runOf({ verdict: 'infrastructure', passed: 0, failed: 10 }),
    runOf({}),
  ]);
  expect(headline.stability).toEqual({ value: 1, previous: 1 });
  expect(headline.firstTryGreen.value).toBe(1);
});

test('an empty history has no figures', () => {
  expect(Object.values(summariseHeadline([]))).toEqual([{}, {}, {}, {}, {}, {}]);
});
