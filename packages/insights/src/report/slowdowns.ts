import { holmCorrection } from '../statistics/holm-correction.ts';
import type { DurationTrend, SlowdownAlert } from './report-data.ts';

/** A series of durations that was looked at. */
export interface WatchedSeries {
  readonly of: SlowdownAlert['of'];
  readonly name: string;
  readonly trend: DurationTrend;
}

/** An increase is worth an alarm from these on. */
export const slowdownLimits = {
  ratio: 1.2,
  /** ms; a test of 2 ms that takes 4 hurts nobody. */
  increaseMs: 20,
  /** After the correction for how many series were looked at. */
  significance: 0.01,
} as const;

/**
 * Finds what became slower within the recent runs and still is: the last change of a series, when it is an increase that
 * matters and is not chance.
 */
export function findSlowdowns(
  series: readonly WatchedSeries[],
  runCount: number,
  recentRuns: number,
): readonly SlowdownAlert[] {
  const corrected = holmCorrection(series.map(({ trend }) => trend.changes.at(-1)?.p ?? 1));
  return series
    .flatMap(({ of, name, trend }, index): SlowdownAlert[] => {
      const change = trend.changes.at(-1);
      const correctedP = corrected[index] ?? 1;
      if (change === undefined || change.run < runCount - recentRuns) return [];
      const ratio = change.afterMs / change.beforeMs;
      const matters = ratio >= slowdownLimits.ratio && change.afterMs - change.beforeMs >= slowdownLimits.increaseMs;
      if (!matters || correctedP >= slowdownLimits.significance) return [];
      return [{ of, name, ...change, ratio, correctedP }];
    })
    .sort((a, b) => b.afterMs - b.beforeMs - (a.afterMs - a.beforeMs) || (a.name < b.name ? -1 : 1));
}
