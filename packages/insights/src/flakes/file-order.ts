import type { History } from '../model/history.ts';

/** In which order the tests of a file ran. */
export interface FileOrder {
  /** The other tests of a test's file. */
  neighboursOf(test: number): readonly number[];
  /** 1 when `test` ran after `other` in a run, 0 when before, 2 when one of them did not run. */
  compare(test: number, other: number, run: number): 0 | 1 | 2;
}

/** Reads orders when they are asked for: only those of files with flaky tests are. */
export function readFileOrder(history: History): FileOrder {
  const files = new Map<string, number[]>();
  for (const [index, { file }] of history.tests.entries()) {
    const tests = files.get(file);
    if (tests) tests.push(index);
    else files.set(file, [index]);
  }
  const positions = new Map<number, Int32Array>();
  const positionsOf = (test: number): Int32Array => {
    const known = positions.get(test);
    if (known) return known;
    const read = new Int32Array(history.runs.length).fill(-1);
    for (const { run, position, outcome } of history.resultsOf(test)) if (outcome !== 'skipped') read[run] = position;
    positions.set(test, read);
    return read;
  };
  return {
    neighboursOf: (test) => (files.get(history.tests[test]?.file ?? '') ?? []).filter((other) => other !== test),
    compare: (test, other, run) => {
      const own = positionsOf(test)[run] ?? -1;
      const others = positionsOf(other)[run] ?? -1;
      if (own < 0 || others < 0 || own === others) return 2;
      return own > others ? 1 : 0;
    },
  };
}
