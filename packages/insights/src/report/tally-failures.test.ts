import { expect, test } from 'vitest';

import { analyseFlakes } from '../flakes/analyse-flakes.ts';
import { createHistory } from '../flakes/test-support/history-fixture.ts';
import { createResultGrid } from './result-grid.ts';
import { tallyFailures, type FailureTallies } from './tally-failures.ts';

// Monday, 5 January 2026.
const monday = Date.UTC(2026, 0, 5);
const hour = 3_600_000;

function tally(): FailureTallies {
  const history = createHistory({
    tests: [
      { outcomes: '.f-f', result: (run) => ({ startedAt: monday + (run === 3 ? 6 * 24 + 23 : 2) * hour, worker: 3 }) },
      { outcomes: '....', result: (run) => ({ startedAt: monday + 2 * hour, worker: run === 0 ? 0 : 1 }) },
    ],
  });
  return tallyFailures(createResultGrid(history, analyseFlakes(history)));
}

test('flakes are counted by weekday from Monday, and hour of the day in UTC', () => {
  const { hours } = tally();
  expect(hours.map((row) => row.length)).toEqual([24, 24, 24, 24, 24, 24, 24]);
  expect(hours[0]?.[2]).toEqual([1, 6]);
  expect(hours[6]?.[23]).toEqual([1, 1]);
  expect(hours.flat().reduce((sum, [, results]) => sum + results, 0)).toBe(7);
});

test('workers stand by number, without those that have no name', () => {
  expect(tally().workers).toEqual([
    { worker: 1, tally: [0, 3] },
    { worker: 3, tally: [2, 3] },
  ]);
});

test('one test has its own hours and workers', () => {
  const { hoursOf, workersOf } = tally();
  expect([hoursOf(0)[2], hoursOf(0)[23], hoursOf(0)[5]]).toEqual([
    [1, 2],
    [1, 1],
    [0, 0],
  ]);
  expect(workersOf(0)).toEqual([
    [0, 0],
    [2, 3],
  ]);
});
