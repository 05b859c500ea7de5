import fc from 'fast-check';

import type { Run } from '../run.ts';
import type { Attempt, TestResult } from '../test-result.ts';

const time = fc.oneof(fc.integer({ min: 1, max: 2e12 }), fc.double({ min: 1, max: 2e12, noNaN: true }));
const duration = fc.oneof(
  fc.integer({ min: 0, max: 100_000 }),
  fc.double({ min: 0, max: 1e5, noNaN: true }).map((value) => value + 0),
);
const text = fc.string({ unit: 'binary', maxLength: 12 });
const words = (value: string): string => (value === '' ? 'x' : value);

const attempt: fc.Arbitrary<Attempt> = fc.oneof(
  fc.record({ outcome: fc.constant('passed' as const), durationMs: duration, startedAt: time }),
  fc.record(
    { outcome: fc.constant('failed' as const), durationMs: duration, startedAt: time, message: text, trace: text },
    { requiredKeys: ['outcome', 'durationMs', 'startedAt'] },
  ),
);

const observations = fc.record(
  {
    functions: fc.array(text, { maxLength: 2 }),
    triggers: fc.array(text, { maxLength: 2 }),
    effects: fc.record({ seen: fc.nat(), asserted: fc.nat() }),
    faults: fc.array(text, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

/** Any test result; often one whose attempts do not explain its outcome, as odd runners report it. */
const result: fc.Arbitrary<TestResult> = fc
  .record(
    {
      id: text.map(words),
      file: text,
      suite: fc.array(text, { maxLength: 3 }),
      name: text,
      outcome: fc.constantFrom('passed' as const, 'failed' as const, 'flaky' as const, 'skipped' as const),
      durationMs: duration,
      attempts: fc.array(attempt, { maxLength: 3 }),
      position: fc.nat(20),
      worker: fc.nat(4),
      predecessor: text,
      testHash: text,
      replayToken: text,
      isConfirmedRace: fc.boolean(),
      isQuarantined: fc.boolean(),
      observations,
    },
    {
      requiredKeys: ['id', 'file', 'suite', 'name', 'outcome', 'durationMs', 'attempts', 'position', 'worker'],
    },
  )
  .chain((any) => fc.constantFrom(any, settle(any)));

/** The same test with the outcome and duration that its attempts have. */
function settle(test: TestResult): TestResult {
  const last = test.attempts.at(-1);
  if (last === undefined) return { ...test, outcome: 'skipped' };
  const hasFailed = test.attempts.some(({ outcome }) => outcome === 'failed');
  const outcome = last.outcome === 'failed' ? 'failed' : hasFailed ? 'flaky' : 'passed';
  return { ...test, outcome, durationMs: last.durationMs };
}

/** Any run, with any text in any place and times that are no whole milliseconds. */
export const arbitraryRun: fc.Arbitrary<Run> = fc.record(
  {
    runId: text.map(words),
    shard: fc.integer({ min: 1, max: 9 }),
    shards: fc.integer({ min: 1, max: 9 }),
    startedAt: time,
    durationMs: duration,
    tool: fc.oneof(text.map(words), fc.constantFrom('vitest 4.1.12', 'pytest', 'node test 20.20.2', 'a v1 b')),
    commit: text,
    branch: text,
    codeHash: text,
    seed: text,
    environment: fc.record({ platform: text, runtime: text, isCi: fc.boolean(), fingerprint: text }),
    tests: fc.array(result, { maxLength: 6 }),
  },
  { requiredKeys: ['runId', 'shard', 'shards', 'startedAt', 'durationMs', 'tool', 'environment', 'tests'] },
);
