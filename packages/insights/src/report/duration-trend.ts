import type { HistoryRun } from '../model/history.ts';
import { findChangePoints } from '../statistics/change-points.ts';
import { quantile } from './quantile.ts';
import type { DurationChange, DurationTrend } from './report-data.ts';

/** Fewer changes of a median than by this share are no news, however certain. */
const smallestShift = 0.05;

/** Level and changes of a series of durations, one a run; `NaN` where there is none. */
export function describeTrend(durations: ArrayLike<number>, runs: readonly HistoryRun[]): DurationTrend {
  const values: number[] = [];
  const places: number[] = [];
  for (let run = 0; run < durations.length; run += 1) {
    const value = durations[run] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    values.push(value);
    places.push(run);
  }
  const changes = findChangePoints(values).flatMap(({ index, p, before, after }): DurationChange[] => {
    const run = places[index];
    const first = run === undefined ? undefined : runs[run];
    if (run === undefined || first === undefined) return [];
    if (Math.abs(after - before) < smallestShift * Math.max(after, before)) return [];
    return [
      {
        run,
        at: new Date(first.startedAt).toISOString(),
        runId: first.runId,
        ...(first.commit !== undefined && { commit: first.commit }),
        beforeMs: before,
        afterMs: after,
        p,
      },
    ];
  });
  const medianMs = quantile(values, 0.5);
  const p95Ms = quantile(values, 0.95);
  return { ...(medianMs !== undefined && { medianMs }), ...(p95Ms !== undefined && { p95Ms }), changes };
}
