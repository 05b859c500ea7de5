import type { FlakeAnalysis } from '../flakes/flake-analysis.ts';
import type { History } from '../model/history.ts';
import type { BrokenTest } from './report-data.ts';
import { cells, type ResultGrid } from './result-grid.ts';

/** Tests that fail at every attempt, the longest broken first, each with its last failure. */
export function listBroken(history: History, analysis: FlakeAnalysis, grid: ResultGrid): readonly BrokenTest[] {
  return analysis.verdicts
    .filter(({ state }) => state === 'broken')
    .sort((a, b) => a.brokenSince - b.brokenSince || (a.id < b.id ? -1 : 1))
    .map(({ id, test, brokenSince }): BrokenTest => {
      const since = history.runs[brokenSince];
      let failures = 0;
      let signature = -1;
      for (let run = Math.max(0, brokenSince); run < grid.runCount; run += 1) {
        const at = test * grid.runCount + run;
        const cell = grid.cells[at];
        if (cell !== cells.failed && cell !== cells.quarantined) continue;
        failures += 1;
        signature = grid.signatures[at] ?? -1;
      }
      const { message = '', frame = '' } = history.signatures[signature] ?? {};
      return {
        id,
        since: new Date(since?.startedAt ?? 0).toISOString(),
        sinceRun: since?.runId ?? '',
        failures,
        message,
        frame,
      };
    });
}
