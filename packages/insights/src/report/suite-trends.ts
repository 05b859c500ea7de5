import type { History } from '../model/history.ts';
import { describeTrend } from './duration-trend.ts';
import type { SuiteTrend } from './report-data.ts';
import { cells, type ResultGrid } from './result-grid.ts';

/** How long each file of tests takes, the longest first. A run in which the infrastructure failed says nothing here. */
export function describeSuites(history: History, grid: ResultGrid): readonly SuiteTrend[] {
  const members = new Map<string, number[]>();
  for (const [test, { file }] of history.tests.entries()) {
    const known = members.get(file);
    if (known) known.push(test);
    else members.set(file, [test]);
  }
  const suites = [...members].map(([file, tests]): SuiteTrend => {
    const totals = new Float64Array(grid.runCount).fill(Number.NaN);
    for (const test of tests) addDurations(totals, grid, test);
    const series = Array.from(totals, (total) => (Number.isNaN(total) ? null : Math.round(total * 10) / 10));
    return { file, tests: tests.length, ...describeTrend(totals, history.runs), series };
  });
  return suites.sort((a, b) => (b.medianMs ?? 0) - (a.medianMs ?? 0) || (a.file < b.file ? -1 : 1));
}

function addDurations(totals: Float64Array, grid: ResultGrid, test: number): void {
  for (let run = 0; run < grid.runCount; run += 1) {
    const at = test * grid.runCount + run;
    const cell = grid.cells[at] ?? cells.absent;
    if (cell === cells.absent || cell === cells.skipped || grid.infrastructure.has(run)) continue;
    const total = totals[run] ?? Number.NaN;
    totals[run] = (Number.isNaN(total) ? 0 : total) + (grid.durations[at] ?? 0);
  }
}
