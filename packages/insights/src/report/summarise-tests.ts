import type { FlakeAnalysis } from '../flakes/flake-analysis.ts';
import type { History } from '../model/history.ts';
import { describeTrend } from './duration-trend.ts';
import type { TestSummary } from './report-data.ts';
import { cells, type ResultGrid } from './result-grid.ts';
import type { TestImpact } from './test-impact.ts';

/** One line a test. Only passing executions tell how long it takes, and lost infrastructure tells nothing. */
export function summariseTests(
  history: History,
  analysis: FlakeAnalysis,
  grid: ResultGrid,
  impacts: readonly TestImpact[],
): readonly TestSummary[] {
  return history.tests.map(({ id, file, suite, name }, test) => {
    const row = grid.cells.subarray(test * grid.runCount, (test + 1) * grid.runCount);
    const durations = new Float64Array(grid.runCount).fill(Number.NaN);
    let flaky = 0;
    let failed = 0;
    let runs = 0;
    for (const [run, cell] of row.entries()) {
      if (cell === cells.absent || cell === cells.skipped || grid.infrastructure.has(run)) continue;
      runs += 1;
      if (cell === cells.flaky) flaky += 1;
      if (cell === cells.failed || cell === cells.quarantined) failed += 1;
      else durations[run] = grid.durations[test * grid.runCount + run] ?? Number.NaN;
    }
    const verdict = analysis.verdicts[test];
    return {
      id,
      file,
      name: [...suite, name].join(' › '),
      state: verdict?.state ?? 'healthy',
      runs,
      flaky,
      failed,
      flakyProbability: verdict?.flakyProbability ?? 0,
      ...describeTrend(durations, history.runs),
      minutesLost: impacts[test]?.minutesLost ?? 0,
    };
  });
}
