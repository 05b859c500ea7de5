import type { HistoryRun } from '../model/history.ts';
import type { RunPoint, RunVerdict } from './report-data.ts';
import { cells, type ResultGrid } from './result-grid.ts';

const msPerMinute = 60_000;

interface Counted {
  passed: number;
  flaky: number;
  failed: number;
  quarantinedFailures: number;
  skipped: number;
  /** Failures that count and are a flake's. */
  flakyFailed: number;
  retryMs: number;
}

function countRun(grid: ResultGrid, run: number): Counted {
  const counted = { passed: 0, flaky: 0, failed: 0, quarantinedFailures: 0, skipped: 0, flakyFailed: 0, retryMs: 0 };
  for (let at = run; at < grid.cells.length; at += grid.runCount) {
    const cell = grid.cells[at];
    if (cell === cells.passed) counted.passed += 1;
    else if (cell === cells.skipped) counted.skipped += 1;
    else if (cell === cells.quarantined) counted.quarantinedFailures += 1;
    else if (cell === cells.flaky) {
      counted.flaky += 1;
      counted.retryMs += retryTime(grid, at);
    } else if (cell === cells.failed) {
      counted.failed += 1;
      if (grid.flakes[at] === 1) counted.flakyFailed += 1;
    }
  }
  return counted;
}

/** What the failed attempts of a test that passed in the end took, in ms: as long each as the last attempt. */
export function retryTime(grid: ResultGrid, at: number): number {
  return grid.cells[at] === cells.flaky ? (grid.failedAttempts[at] ?? 0) * (grid.durations[at] ?? 0) : 0;
}

function judgeRun({ failed, flaky, quarantinedFailures }: Counted, isInfrastructure: boolean): RunVerdict {
  if (isInfrastructure) return 'infrastructure';
  if (failed > 0) return 'red';
  return flaky > 0 || quarantinedFailures > 0 ? 'rescued' : 'green';
}

/**
 * Judges each run. A run that was red for flakes alone costs its whole duration, as somebody has to repeat it; a flake that a
 * retry caught costs the attempts that failed.
 */
export function describeRuns(runs: readonly HistoryRun[], grid: ResultGrid): readonly RunPoint[] {
  return runs.map(({ runId, startedAt, durationMs, branch, commit }, index) => {
    const counted = countRun(grid, index);
    const { passed, flaky, failed, quarantinedFailures, skipped, flakyFailed, retryMs } = counted;
    const verdict = judgeRun(counted, grid.infrastructure.has(index));
    const isRedForNothing = verdict === 'red' && flakyFailed === failed;
    const executed = passed + flaky + failed + quarantinedFailures;
    const lostMs = verdict === 'infrastructure' ? 0 : retryMs + (isRedForNothing ? durationMs : 0);
    return {
      runId,
      startedAt: new Date(startedAt).toISOString(),
      durationMs,
      verdict,
      isRedForNothing,
      passed,
      flaky,
      failed,
      quarantinedFailures,
      skipped,
      stability: executed === 0 ? 1 : passed / executed,
      minutesLost: lostMs / msPerMinute,
      ...(branch !== undefined && { branch }),
      ...(commit !== undefined && { commit }),
    };
  });
}
