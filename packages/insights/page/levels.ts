import type { DurationTrend } from '../src/report/report-data.ts';

/** The level of each run: a median, which stays the same from one change to the next. */
export function levelsOf(runs: number, { medianMs = Number.NaN, changes }: DurationTrend): readonly number[] {
  const first = changes[0]?.beforeMs ?? medianMs;
  return Array.from({ length: runs }, (_, run) => changes.findLast((change) => change.run <= run)?.afterMs ?? first);
}
