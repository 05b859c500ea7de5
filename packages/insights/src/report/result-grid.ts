import type { FlakeAnalysis } from '../flakes/flake-analysis.ts';
import { guardInfrastructure } from '../flakes/infrastructure.ts';
import type { History, HistoryResult } from '../model/history.ts';

/** What a cell of the grid says; `0` where the test was not part of the run. */
export const cells = { absent: 0, passed: 1, flaky: 2, failed: 3, quarantined: 4, skipped: 5 } as const;

/** Every result of a history in rows, one a test, and columns, one a run: what all figures are counted from. */
export interface ResultGrid {
  readonly testCount: number;
  readonly runCount: number;
  /** A value of {@link cells}. */
  readonly cells: Uint8Array;
  /** ms */
  readonly durations: Float32Array;
  readonly failedAttempts: Uint8Array;
  /** 1 where a failure, of any attempt, is a flake's. */
  readonly flakes: Uint8Array;
  readonly workers: Uint16Array;
  /** Index into the history's signatures; -1 for none. */
  readonly signatures: Int32Array;
  /** ms since the epoch. */
  readonly startedAt: Float64Array;
  /** Runs that tell about the machine and not about the tests. */
  readonly infrastructure: ReadonlySet<number>;
}

function cellOf({ outcome, isQuarantined }: HistoryResult): number {
  if (outcome === 'failed' && isQuarantined) return cells.quarantined;
  return cells[outcome];
}

/**
 * Reads a history once. A failure counts as a flake when the test is known to be flaky and was not broken at the time; one
 * that the infrastructure is to blame for is none.
 */
export function createResultGrid(history: History, analysis: FlakeAnalysis): ResultGrid {
  const testCount = history.tests.length;
  const runCount = history.runs.length;
  const size = testCount * runCount;
  const guard = guardInfrastructure(history);
  const infrastructure = new Set(analysis.infrastructureRuns);
  const grid: ResultGrid = {
    testCount,
    runCount,
    cells: new Uint8Array(size),
    durations: new Float32Array(size),
    failedAttempts: new Uint8Array(size),
    flakes: new Uint8Array(size),
    workers: new Uint16Array(size),
    signatures: new Int32Array(size).fill(-1),
    startedAt: new Float64Array(size),
    infrastructure,
  };
  for (let test = 0; test < testCount; test += 1) {
    const verdict = analysis.verdicts[test];
    const isKnown = (verdict?.flakyFailures ?? 0) > 0;
    const brokenSince = verdict === undefined || verdict.brokenSince < 0 ? Infinity : verdict.brokenSince;
    for (const result of history.resultsOf(test)) {
      const at = test * runCount + result.run;
      grid.cells[at] = cellOf(result);
      grid.durations[at] = result.durationMs;
      grid.failedAttempts[at] = Math.min(255, result.failedAttempts);
      grid.workers[at] = result.worker;
      grid.signatures[at] = result.signature;
      grid.startedAt[at] = result.startedAt;
      const isLost = infrastructure.has(result.run) || guard.isInfrastructure(result);
      const isFailure = result.failedAttempts > 0 && !isLost && !result.isReproducible;
      const isFlake = result.outcome === 'flaky' || (isKnown && result.run < brokenSince);
      if (isFailure && isFlake) grid.flakes[at] = 1;
    }
  }
  return grid;
}
