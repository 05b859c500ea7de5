import type { History } from '../model/history.ts';

/** One run may be of a part of the suite: the last few together are all of it. */
const recentRuns = 5;

/** How many tests a suite has now: those that the last runs had. */
export function countSuite(history: Pick<History, 'runs' | 'resultsIn'>): number {
  const tests = new Set<number>();
  for (let run = Math.max(0, history.runs.length - recentRuns); run < history.runs.length; run += 1)
    for (const { test } of history.resultsIn(run)) tests.add(test);
  return tests.size;
}
