import type { FailureSignature, History, HistoryRun, HistoryTest, SkippedFile } from '../model/history.ts';
import type { ResultColumns } from './result-columns.ts';
import { indexRows } from './row-index.ts';

/** What a history is made of when all files are read. */
export interface HistoryParts {
  readonly runs: readonly HistoryRun[];
  /** For each run's number in the column its place in `runs`. */
  readonly places: Int32Array;
  readonly tests: readonly HistoryTest[];
  readonly testNumbers: ReadonlyMap<string, number>;
  readonly signatures: readonly FailureSignature[];
  readonly skipped: readonly SkippedFile[];
  readonly results: ResultColumns;
}

/** Brings the rows of each run into the order of execution. */
function sortExecution({ columns }: ResultColumns, rows: Int32Array): void {
  const { startedAt, shard, position } = columns;
  const compare = (a: number, b: number): number =>
    (startedAt[a] ?? 0) - (startedAt[b] ?? 0) ||
    (shard[a] ?? 0) - (shard[b] ?? 0) ||
    (position[a] ?? 0) - (position[b] ?? 0);
  // Runners report in about this order, so most runs need no sorting.
  for (let index = 1; index < rows.length; index++) {
    if (compare(rows[index - 1] ?? 0, rows[index] ?? 0) > 0) {
      rows.sort(compare);
      return;
    }
  }
}

/** Numbers a test's epochs: a new one begins whenever its hash is another than the last one known. */
function numberEpochs({ columns }: ResultColumns, rows: Int32Array): void {
  let last = 0;
  let epoch = 0;
  for (const row of rows) {
    const hash = columns.hash[row] ?? 0;
    if (hash !== 0) {
      if (last !== 0 && hash !== last) epoch += 1;
      last = hash;
    }
    columns.epoch[row] = epoch;
  }
}

/** A history over columns: rows become objects only when they are asked for. */
export function createColumnHistory(parts: HistoryParts): History {
  const { runs, places, tests, testNumbers, signatures, skipped, results } = parts;
  const { columns, count } = results;
  const asRead = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    columns.run[row] = places[columns.run[row] ?? 0] ?? 0;
    asRead[row] = row;
  }
  const byRun = indexRows(columns.run, runs.length, asRead);
  for (let run = 0; run < runs.length; run++) sortExecution(results, byRun.rowsOf(run));
  const byTest = indexRows(columns.test, tests.length, byRun.rows);
  for (let test = 0; test < tests.length; test++) numberEpochs(results, byTest.rowsOf(test));
  return {
    runs,
    tests,
    signatures,
    skipped,
    resultCount: count,
    resultsOf: (test) => Array.from(byTest.rowsOf(test), (row) => results.row(row)),
    resultsIn: (run) => Array.from(byRun.rowsOf(run), (row) => results.row(row)),
    findTest: (id) => testNumbers.get(id) ?? -1,
  };
}
