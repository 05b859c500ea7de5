import type { HistoryResult } from '../model/history.ts';
import type { Outcome } from '../model/test-result.ts';

/** Outcomes by their number in the column. */
export const outcomeNames: readonly Outcome[] = ['passed', 'failed', 'flaky', 'skipped'];

/** Bits of the column `flags`. */
const REPRODUCIBLE = 1;
const QUARANTINED = 2;

type Columns = ReturnType<typeof allocate>;

function allocate(size: number): {
  run: Int32Array;
  test: Int32Array;
  outcome: Uint8Array;
  durationMs: Float64Array;
  attempts: Uint16Array;
  failedAttempts: Uint16Array;
  startedAt: Float64Array;
  position: Int32Array;
  worker: Int32Array;
  shard: Int32Array;
  predecessor: Int32Array;
  signature: Int32Array;
  /** Number of the test's hash; 0 where it has none. */
  hash: Int32Array;
  epoch: Int32Array;
  flags: Uint8Array;
} {
  return {
    run: new Int32Array(size),
    test: new Int32Array(size),
    outcome: new Uint8Array(size),
    durationMs: new Float64Array(size),
    attempts: new Uint16Array(size),
    failedAttempts: new Uint16Array(size),
    startedAt: new Float64Array(size),
    position: new Int32Array(size),
    worker: new Int32Array(size),
    shard: new Int32Array(size),
    predecessor: new Int32Array(size),
    signature: new Int32Array(size),
    hash: new Int32Array(size),
    epoch: new Int32Array(size),
    flags: new Uint8Array(size),
  };
}

/** One result as it is added; its epoch is computed when all are known. */
export type Row = Omit<HistoryResult, 'epoch'> & { readonly hash: number };

/**
 * Results as columns of numbers: half a million of them take 30 MB, where objects would take ten times as much. Columns grow
 * by doubling.
 */
export class ResultColumns {
  #columns: Columns = allocate(1024);
  #capacity = 1024;
  #count = 0;
  /** By row: so few have one that a column would be nearly empty. */
  readonly #replayTokens = new Map<number, string>();

  get count(): number {
    return this.#count;
  }

  /** The columns themselves; valid until the next row is added. */
  get columns(): Readonly<Columns> {
    return this.#columns;
  }

  add(row: Row): void {
    if (this.#count === this.#capacity) this.#grow();
    const index = this.#count++;
    const columns = this.#columns;
    columns.run[index] = row.run;
    columns.test[index] = row.test;
    columns.outcome[index] = outcomeNames.indexOf(row.outcome);
    columns.durationMs[index] = row.durationMs;
    columns.attempts[index] = row.attempts;
    columns.failedAttempts[index] = row.failedAttempts;
    columns.startedAt[index] = row.startedAt;
    columns.position[index] = row.position;
    columns.worker[index] = row.worker;
    columns.shard[index] = row.shard;
    columns.predecessor[index] = row.predecessor;
    columns.signature[index] = row.signature;
    columns.hash[index] = row.hash;
    columns.flags[index] = (row.isReproducible ? REPRODUCIBLE : 0) | (row.isQuarantined ? QUARANTINED : 0);
    if (row.replayToken !== undefined) this.#replayTokens.set(index, row.replayToken);
  }

  /** A row as an object. */
  row(index: number): HistoryResult {
    const columns = this.#columns;
    const flags = columns.flags[index] ?? 0;
    const replayToken = this.#replayTokens.get(index);
    return {
      run: columns.run[index] ?? -1,
      test: columns.test[index] ?? -1,
      outcome: outcomeNames[columns.outcome[index] ?? 0] ?? 'passed',
      durationMs: columns.durationMs[index] ?? 0,
      attempts: columns.attempts[index] ?? 0,
      failedAttempts: columns.failedAttempts[index] ?? 0,
      startedAt: columns.startedAt[index] ?? 0,
      position: columns.position[index] ?? 0,
      worker: columns.worker[index] ?? 0,
      shard: columns.shard[index] ?? 1,
      predecessor: columns.predecessor[index] ?? -1,
      signature: columns.signature[index] ?? -1,
      epoch: columns.epoch[index] ?? 0,
      isReproducible: (flags & REPRODUCIBLE) !== 0,
      ...(replayToken !== undefined && { replayToken }),
      isQuarantined: (flags & QUARANTINED) !== 0,
    };
  }

  #grow(): void {
    this.#capacity *= 2;
    const next = allocate(this.#capacity);
    for (const name of Object.keys(next) as (keyof Columns)[]) next[name].set(this.#columns[name]);
    this.#columns = next;
  }
}
