import type { HistoryRun } from '../model/history.ts';
import type { Run } from '../model/run.ts';
import type { Outcome } from '../model/test-result.ts';

interface OpenRun {
  readonly first: Omit<Run, 'tests'>;
  readonly shards: Set<number>;
  readonly counts: Record<Outcome, number>;
  declaredShards: number;
  startedAt: number;
  endedAt: number;
  commit: string | undefined;
  branch: string | undefined;
  codeHash: string | undefined;
}

/** The runs of a history while its files are read; shards of one run become one. */
export class RunTable {
  readonly #numbers = new Map<string, number>();
  readonly #runs: OpenRun[] = [];

  get count(): number {
    return this.#runs.length;
  }

  /** Adds a shard; answers the number of its run, which stays the same until {@link finish}. */
  add(run: Run): number {
    const { tests, ...first } = run;
    const known = this.#numbers.get(run.runId);
    const number = known ?? this.#runs.length;
    const open = this.#runs[number] ?? {
      first,
      shards: new Set<number>(),
      counts: { passed: 0, failed: 0, flaky: 0, skipped: 0 },
      declaredShards: 1,
      startedAt: run.startedAt,
      endedAt: run.startedAt,
      commit: undefined,
      branch: undefined,
      codeHash: undefined,
    };
    if (known === undefined) {
      this.#numbers.set(run.runId, number);
      this.#runs.push(open);
    }
    open.shards.add(run.shard);
    open.declaredShards = Math.max(open.declaredShards, run.shards);
    open.startedAt = Math.min(open.startedAt, run.startedAt);
    open.endedAt = Math.max(open.endedAt, run.startedAt + run.durationMs);
    open.commit ??= run.commit;
    open.branch ??= run.branch;
    open.codeHash ??= run.codeHash;
    for (const { outcome } of tests) open.counts[outcome] += 1;
    return number;
  }

  /** The runs, oldest first, and for each number that {@link add} gave its place among them. */
  finish(): { readonly runs: readonly HistoryRun[]; readonly places: Int32Array } {
    const order = this.#runs
      .map((run, number) => ({ run, number }))
      .sort((a, b) => a.run.startedAt - b.run.startedAt || (a.run.first.runId < b.run.first.runId ? -1 : 1));
    const places = new Int32Array(this.#runs.length);
    for (const [place, { number }] of order.entries()) places[number] = place;
    return { runs: order.map(({ run }) => finishRun(run)), places };
  }
}

function finishRun(open: OpenRun): HistoryRun {
  const { first, commit, branch, codeHash } = open;
  return {
    runId: first.runId,
    startedAt: open.startedAt,
    durationMs: open.endedAt - open.startedAt,
    shards: Math.max(open.declaredShards, open.shards.size),
    tool: first.tool,
    ...(commit !== undefined && { commit }),
    ...(branch !== undefined && { branch }),
    ...(codeHash !== undefined && { codeHash }),
    environment: first.environment.fingerprint,
    counts: open.counts,
  };
}
