import type { EncodedGrid } from '../src/report/encode-grid.ts';

export type GridShape = Omit<EncodedGrid, 'bytes'>;

/** Every result, as the page draws them. */
export interface Results {
  readonly testCount: number;
  readonly runCount: number;
  /** A value of `cells` in `result-grid.ts`, or `lostCell`. */
  cell(test: number, run: number): number;
  /** ms; `NaN` where the test was not executed. */
  duration(test: number, run: number): number;
}

/** Reads what `encodeGrid` has written. */
export function decodeResults({ testCount, runCount, ranges }: GridShape, bytes: Uint8Array): Results {
  const size = testCount * runCount;
  return {
    testCount,
    runCount,
    cell: (test, run) => bytes[test * runCount + run] ?? 0,
    duration: (test, run) => {
      const code = bytes[size + test * runCount + run] ?? 0;
      const [shortest, longest] = ranges[test] ?? [0, 0];
      return code === 0 ? Number.NaN : shortest * (longest / shortest) ** ((code - 1) / 254);
    },
  };
}
