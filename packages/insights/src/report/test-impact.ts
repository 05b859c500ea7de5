import { retryTime } from './describe-runs.ts';
import type { RunPoint } from './report-data.ts';
import { cells, type ResultGrid } from './result-grid.ts';

/** What a test's flakes have cost. */
export interface TestImpact {
  readonly minutesLost: number;
  /** Runs that were red for nothing and in which it was among the failures. */
  readonly buildsBroken: number;
  /** Runs that were saved although it failed. */
  readonly buildsRescued: number;
}

/** Splits what was lost among the tests that lost it: a run that was red for nothing in equal parts. */
export function measureImpact(grid: ResultGrid, runs: readonly RunPoint[]): readonly TestImpact[] {
  return Array.from({ length: grid.testCount }, (_, test) => {
    let minutesLost = 0;
    let buildsBroken = 0;
    let buildsRescued = 0;
    for (const [index, run] of runs.entries()) {
      const at = test * grid.runCount + index;
      if (grid.flakes[at] !== 1) continue;
      minutesLost += retryTime(grid, at) / 60_000;
      if (run.isRedForNothing && grid.cells[at] === cells.failed) {
        buildsBroken += 1;
        minutesLost += run.durationMs / 60_000 / run.failed;
      }
      if (run.verdict === 'rescued') buildsRescued += 1;
    }
    return { minutesLost, buildsBroken, buildsRescued };
  });
}
