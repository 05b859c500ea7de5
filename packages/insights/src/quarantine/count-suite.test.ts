import { expect, test } from 'vitest';

import type { HistoryResult, HistoryRun } from '../model/history.ts';
import { countSuite } from './count-suite.ts';

test('tests that the last runs had are counted once, and older ones are gone', () => {
  const runs = [[1, 2, 9], [1, 2], [2, 3], [1], [2], [3]];
  const history = {
    runs: runs.map(() => ({}) as HistoryRun),
    resultsIn: (run: number) => (runs[run] ?? []).map((index) => ({ test: index }) as HistoryResult),
  };
  expect(countSuite(history)).toBe(3);
  expect(countSuite({ ...history, runs: [] })).toBe(0);
});
