import type { Run } from '../run.ts';
import { testId } from '../test-id.ts';
import type { Attempt, TestResult } from '../test-result.ts';

const start = Date.parse('2026-03-02T10:00:00Z');

/** An attempt for a test's sake; a failed one has a message. */
export function createAttempt(outcome: Attempt['outcome'], more: Partial<Attempt> = {}): Attempt {
  const failure = outcome === 'failed' ? { message: 'expected 1 to be 2', trace: 'at src/orders.ts:4:2' } : {};
  return { outcome, durationMs: 5, startedAt: start, ...failure, ...more };
}

/** A result for a test's sake: passed at the first attempt where nothing else is said. */
export function createResult(name: string, more: Partial<TestResult> = {}): TestResult {
  const { file = 'test/orders.test.ts', suite = [] } = more;
  const attempts = more.attempts ?? [createAttempt('passed')];
  const last = attempts.at(-1);
  const hasFailed = attempts.some(({ outcome }) => outcome === 'failed');
  return {
    id: testId(file, suite, name),
    file,
    suite,
    name,
    outcome: last === undefined ? 'skipped' : last.outcome === 'failed' ? 'failed' : hasFailed ? 'flaky' : 'passed',
    durationMs: last?.durationMs ?? 0,
    attempts,
    position: 0,
    worker: 1,
    ...more,
  };
}

/** A run for a test's sake. */
export function createRun(more: Partial<Run> = {}): Run {
  return {
    runId: 'run-1',
    shard: 1,
    shards: 1,
    startedAt: start,
    durationMs: 60_000,
    tool: 'vitest 4.1.12',
    environment: { platform: 'linux', runtime: 'node 20.20.2', isCi: true, fingerprint: 'abc' },
    tests: [],
    ...more,
  };
}
