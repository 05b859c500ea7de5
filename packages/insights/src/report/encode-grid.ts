import { cells as kinds, type ResultGrid } from './result-grid.ts';

/** What a failure becomes for the page when the infrastructure of its run failed: it says nothing about the test. */
export const lostCell = 6;

/** The grid as the page reads it: two bytes a result. */
export interface EncodedGrid {
  readonly testCount: number;
  readonly runCount: number;
  /** Shortest and longest duration of each test, ms: what 1 and 255 stand for. */
  readonly ranges: readonly (readonly [number, number])[];
  /** The cells, then the durations; of these 0 is none, and 1 to 255 divide the test's range evenly in logarithms. */
  readonly bytes: Uint8Array;
}

/** Shorter than this counts as this: zero has no logarithm. */
const shortestMs = 0.01;

/** Packs what a page draws. A duration is off by less than 1 % where a test's longest is five times its shortest. */
export function encodeGrid({ testCount, runCount, cells, durations, infrastructure }: ResultGrid): EncodedGrid {
  const size = testCount * runCount;
  const bytes = new Uint8Array(2 * size);
  bytes.set(cells);
  for (const run of infrastructure) {
    for (let at = run; at < size; at += runCount) if (isFailure(bytes[at])) bytes[at] = lostCell;
  }
  const ranges: [number, number][] = [];
  for (let test = 0; test < testCount; test += 1) {
    let shortest = Infinity;
    let longest = 0;
    for (let at = test * runCount; at < (test + 1) * runCount; at += 1) {
      if (!isExecuted(cells[at])) continue;
      const duration = Math.max(shortestMs, durations[at] ?? 0);
      shortest = Math.min(shortest, duration);
      longest = Math.max(longest, duration);
    }
    if (longest === 0) shortest = 0;
    ranges.push([round(shortest), round(longest)]);
    const span = Math.log(longest / shortest) || 1;
    for (let at = test * runCount; at < (test + 1) * runCount; at += 1) {
      if (!isExecuted(cells[at])) continue;
      const duration = Math.max(shortestMs, durations[at] ?? 0);
      bytes[size + at] = 1 + Math.round((Math.log(duration / shortest) / span) * 254);
    }
  }
  return { testCount, runCount, ranges, bytes };
}

const isFailure = (cell: number | undefined): boolean =>
  cell === kinds.flaky || cell === kinds.failed || cell === kinds.quarantined;
const isExecuted = (cell: number | undefined): boolean => cell !== undefined && cell >= 1 && cell <= 4;
const round = (value: number): number => Number(value.toPrecision(5));
