import type { Tally, WorkerTally } from './report-data.ts';
import { cells, type ResultGrid } from './result-grid.ts';

const hourMs = 3_600_000;

/** Flakes by when and where they happened. */
export interface FailureTallies {
  /** Seven rows from Monday, 24 columns, UTC. */
  readonly hours: readonly (readonly Tally[])[];
  readonly workers: readonly WorkerTally[];
  /** 24 entries for one test. */
  hoursOf(test: number): readonly Tally[];
  /** For one test, in the order of `workers`. */
  workersOf(test: number): readonly Tally[];
}

type Count = [failures: number, results: number];

const emptyCounts = (length: number): Count[] => Array.from({ length }, () => [0, 0]);

function visit(grid: ResultGrid, from: number, to: number, count: (at: number, isFlake: boolean) => void): void {
  for (let at = from; at < to; at += 1) {
    const cell = grid.cells[at];
    if (cell === cells.absent || cell === cells.skipped || grid.infrastructure.has(at % grid.runCount)) continue;
    count(at, grid.flakes[at] === 1);
  }
}

function add(counts: readonly Count[], place: number, isFlake: boolean): void {
  const count = counts[place];
  if (!count) return;
  count[1] += 1;
  if (isFlake) count[0] += 1;
}

/** Counts flakes by weekday, hour and worker. Workers that the runner did not name are left out. */
export function tallyFailures(grid: ResultGrid): FailureTallies {
  const week = emptyCounts(7 * 24);
  const byWorker = new Map<number, Count>();
  visit(grid, 0, grid.cells.length, (at, isFlake) => {
    // 1 January 1970 was a Thursday; rows begin on Monday.
    const hours = Math.floor((grid.startedAt[at] ?? 0) / hourMs);
    add(week, (hours + 3 * 24) % (7 * 24), isFlake);
    const worker = grid.workers[at] ?? 0;
    if (worker === 0) return;
    const count = byWorker.get(worker) ?? [0, 0];
    byWorker.set(worker, count);
    add([count], 0, isFlake);
  });
  const workers = [...byWorker].sort(([a], [b]) => a - b).map(([worker, tally]) => ({ worker, tally }));
  const columns = new Map(workers.map(({ worker }, column) => [worker, column]));
  const countTest = (test: number, length: number, place: (at: number) => number): readonly Tally[] => {
    const counts = emptyCounts(length);
    visit(grid, test * grid.runCount, (test + 1) * grid.runCount, (at, isFlake) => add(counts, place(at), isFlake));
    return counts;
  };
  return {
    hours: Array.from({ length: 7 }, (_, day) => week.slice(day * 24, day * 24 + 24)),
    workers,
    hoursOf: (test) => countTest(test, 24, (at) => Math.floor((grid.startedAt[at] ?? 0) / hourMs) % 24),
    workersOf: (test) => countTest(test, workers.length, (at) => columns.get(grid.workers[at] ?? 0) ?? -1),
  };
}
