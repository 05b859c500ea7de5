import type { History, HistoryResult, HistoryRun, HistoryTest } from '../../model/history.ts';
import type { Outcome } from '../../model/test-result.ts';
import { failureSignature } from '../failure-signature.ts';

const day = 86_400_000;
const firstRun = Date.UTC(2026, 0, 5, 9);

const outcomes: Readonly<Record<string, Outcome>> = { '.': 'passed', F: 'failed', f: 'flaky', '-': 'skipped' };

/** What a test did, one letter a run: `.` passed, `F` failed, `f` passed on the retry, `-` skipped. */
export interface TestFixture {
  readonly id?: string;
  readonly file?: string;
  readonly outcomes: string;
  readonly message?: string | ((run: number) => string);
  /** Of a run, what differs from the default. */
  readonly result?: (run: number) => Partial<HistoryResult>;
}

export interface HistoryFixture {
  readonly tests: readonly TestFixture[];
  /** Of a run, what differs from the default: one code for all, a day between runs. */
  readonly run?: (run: number) => Partial<HistoryRun>;
}

/** Makes a history in memory. Tests of a file stand in the order of the fixture, unless their results say otherwise. */
export function createHistory({ tests, run: changeRun }: HistoryFixture): History {
  const count = Math.max(0, ...tests.map((test) => test.outcomes.length));
  const named: readonly HistoryTest[] = tests.map(({ id, file = 'cart.test.ts' }, index) => {
    const name = id ?? `test ${index}`;
    return { id: `${file} > ${name}`, file, suite: [], name };
  });
  const signatures: { id: string; message: string; frame: string; example: string }[] = [];
  const signatureOf = (message: string): number => {
    const signature = failureSignature(message);
    const known = signatures.findIndex(({ id }) => id === signature.id);
    return known >= 0 ? known : signatures.push({ ...signature, example: message }) - 1;
  };
  const results = tests.map((test, index) =>
    test.outcomes.split('').map((letter, run): HistoryResult => {
      const outcome = outcomes[letter] ?? 'passed';
      const hasFailed = outcome === 'failed' || outcome === 'flaky';
      const message = typeof test.message === 'function' ? test.message(run) : (test.message ?? 'it failed');
      return {
        run,
        test: index,
        outcome,
        durationMs: 10,
        attempts: outcome === 'skipped' ? 0 : outcome === 'flaky' ? 2 : 1,
        failedAttempts: hasFailed ? 1 : 0,
        startedAt: firstRun + run * day,
        position: index,
        worker: 1,
        shard: 1,
        predecessor: index - 1,
        signature: hasFailed ? signatureOf(message) : -1,
        epoch: 0,
        isReproducible: false,
        isQuarantined: false,
        ...test.result?.(run),
      };
    }),
  );
  const runs = Array.from({ length: count }, (_, run): HistoryRun => {
    const counts = { passed: 0, failed: 0, flaky: 0, skipped: 0 };
    for (const ofTest of results) {
      const result = ofTest[run];
      if (result) counts[result.outcome] += 1;
    }
    return {
      runId: `run-${run}`,
      startedAt: firstRun + run * day,
      durationMs: 1_000,
      shards: 1,
      tool: 'vitest 4.1.12',
      codeHash: 'code-1',
      environment: 'linux',
      counts,
      ...changeRun?.(run),
    };
  });
  return {
    runs,
    tests: named,
    signatures,
    skipped: [],
    resultCount: results.reduce((sum, each) => sum + each.length, 0),
    resultsOf: (test) => results[test] ?? [],
    resultsIn: (run) =>
      results
        .flatMap((each) => each.filter((result) => result.run === run))
        .toSorted((a, b) => a.position - b.position),
    findTest: (id) => named.findIndex((test) => test.id === id),
  };
}
