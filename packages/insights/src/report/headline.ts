import { quantile } from './quantile.ts';
import type { Figure, Headline, RunPoint } from './report-data.ts';

/** The headline tells about this many runs, or about the later half of a shorter history. */
const mostRecentRuns = 50;

/** How many runs at the end are "recent" in a history of so many. */
export function countRecentRuns(runs: number): number {
  return Math.min(mostRecentRuns, Math.ceil(runs / 2));
}

type Measure = (runs: readonly RunPoint[]) => number | undefined;

const sum = (runs: readonly RunPoint[], pick: (run: RunPoint) => number): number =>
  runs.reduce((total, run) => total + pick(run), 0);
const share = (runs: readonly RunPoint[], holds: (run: RunPoint) => boolean): number | undefined =>
  runs.length === 0 ? undefined : runs.filter(holds).length / runs.length;

const measureStability: Measure = (runs) => {
  const executed = sum(runs, (run) => run.passed + run.flaky + run.failed + run.quarantinedFailures);
  return executed === 0 ? undefined : sum(runs, ({ passed }) => passed) / executed;
};

/** A flake showed: it was rescued, or red for nothing. */
export function showsFlake(run: RunPoint): boolean {
  return run.verdict === 'rescued' || run.isRedForNothing || (run.verdict === 'red' && run.flaky > 0);
}

/** The figures that stand at the top: of the recent runs, against those before. Lost infrastructure counts in none. */
export function summariseHeadline(runs: readonly RunPoint[]): Headline {
  const recentRuns = countRecentRuns(runs.length);
  const counts = (run: RunPoint): boolean => run.verdict !== 'infrastructure';
  const recent = runs.slice(runs.length - recentRuns).filter(counts);
  const before = runs.slice(0, runs.length - recentRuns).filter(counts);
  const compare = (measure: Measure): Figure => {
    const value = measure(recent);
    const previous = measure(before);
    return { ...(value !== undefined && { value }), ...(previous !== undefined && { previous }) };
  };
  const compareTotals = (pick: (run: RunPoint) => number): Figure => ({
    ...(recent.length > 0 && { value: sum(recent, pick) }),
    ...(before.length > 0 && { previous: (sum(before, pick) / before.length) * recent.length }),
  });
  return {
    stability: compare(measureStability),
    firstTryGreen: compare((some) => share(some, ({ verdict }) => verdict === 'green')),
    flakyRunRate: compare((some) => share(some, showsFlake)),
    buildsRescued: compareTotals(({ verdict }) => (verdict === 'rescued' ? 1 : 0)),
    minutesLost: compareTotals(({ minutesLost }) => minutesLost),
    runDurationMs: compare((some) =>
      quantile(
        some.map(({ durationMs }) => durationMs),
        0.5,
      ),
    ),
  };
}
