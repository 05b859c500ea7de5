import { expect, test } from 'vitest';

import { createHistory } from '../flakes/test-support/history-fixture.ts';
import { describeTrend } from './duration-trend.ts';

const { runs } = createHistory({ tests: [{ outcomes: '.'.repeat(60) }], run: (run) => ({ commit: `c${run}` }) });

/** Two levels, with a regular unrest of one tenth. */
const twoLevels = (before: number, after: number): number[] =>
  Array.from({ length: 60 }, (_, run) => (run < 30 ? before : after) * (1 + ((run * 7) % 11) / 100));

test('a level that changes is found, with the run that changed it', () => {
  const { changes, medianMs } = describeTrend(twoLevels(100, 200), runs);
  expect(changes).toHaveLength(1);
  expect(changes[0]).toMatchObject({ run: 30, commit: 'c30', at: new Date(runs[30]?.startedAt ?? 0).toISOString() });
  expect(changes[0]?.beforeMs).toBeCloseTo(105, 5);
  expect(changes[0]?.afterMs).toBeCloseTo(210, 5);
  expect(medianMs).toBeGreaterThan(110);
});

test('a series without a change has a level and no changes', () => {
  expect(describeTrend(twoLevels(100, 100), runs).changes).toEqual([]);
});

test('a certain change of less than a twentieth is no news', () => {
  const values = Array.from({ length: 60 }, (_, run) => (run < 30 ? 100 : 103));
  expect(describeTrend(values, runs).changes).toEqual([]);
});

test('runs without a duration are passed over, and the change keeps its run', () => {
  const values = twoLevels(100, 200).map((value, run) => (run % 3 === 0 ? Number.NaN : value));
  expect(describeTrend(values, runs).changes.map(({ run }) => run)).toEqual([31]);
  expect(describeTrend([Number.NaN], runs)).toEqual({ changes: [] });
});
