import { expect, test } from 'vitest';

import type { TestVerdict } from '../flakes/flake-analysis.ts';
import { planQuarantine, type PlanQuarantineInput } from './plan-quarantine.ts';
import type { QuarantineEntry } from './quarantine-entry.ts';

const verdict = (id: string, more: Partial<TestVerdict> = {}): TestVerdict => ({
  test: 0,
  id,
  state: 'quarantined',
  flakeState: 'quarantined',
  flakyProbability: 0.99,
  flakeRate: 0.1,
  runs: 30,
  flakyFailures: 4,
  brokenRuns: 0,
  infrastructureFailures: 0,
  reproducibleFailures: 0,
  firstFlakyRun: 1,
  lastFlakyRun: 9,
  brokenSince: -1,
  changes: [],
  patterns: [],
  failures: [{ signature: 0, message: 'timed out', frame: '', count: 4 }],
  ...more,
});
const entry = (id: string, more: Partial<QuarantineEntry> = {}): QuarantineEntry => ({
  test: id,
  owner: '@old',
  reason: 'r',
  since: '2026-03-01',
  expires: '2026-03-15',
  ...more,
});
const plan = (more: Partial<PlanQuarantineInput>): ReturnType<typeof planQuarantine> =>
  planQuarantine({ entries: [], verdicts: [], suiteSize: 100, today: '2026-03-02', ownerOf: () => '@team', ...more });

test('a flaky test is proposed with its owner, its reason and two weeks', () => {
  expect(plan({ verdicts: [verdict('a > b'), verdict('c', { state: 'suspect' })] }).add).toEqual([
    {
      test: 'a > b',
      owner: '@team',
      reason: 'failed by itself in 4 of 30 runs: timed out',
      since: '2026-03-02',
      expires: '2026-03-16',
    },
  ]);
});

test('the budget goes to those that fail most, and the rest is named', () => {
  const verdicts = ['a', 'b', 'c'].map((id, index) => verdict(id, { flakeRate: index / 10 }));
  const { add, remarks } = plan({ verdicts, suiteSize: 149, entries: [entry('other')] });
  expect(add.map(({ test: id }) => id)).toEqual(['c']);
  expect(remarks).toContainEqual({ test: 'b', what: 'is flaky, but the budget of 2 in 149 tests is used up' });
});

test('what can be replayed never enters, and leaves at once', () => {
  const verdicts = [verdict('new', { reproducibleFailures: 1 }), verdict('old', { reproducibleFailures: 1 })];
  const { add, release, remarks } = plan({ verdicts, entries: [entry('old')] });
  expect(add).toEqual([]);
  expect(release.map(({ entry: { test: id }, why }) => [id, why])).toEqual([
    ['old', 'its failure can be replayed: it is a bug with a reproduction'],
  ]);
  expect(remarks).toEqual([
    { test: 'new', what: 'fails so that it can be replayed: it is a bug, and never quarantined' },
  ]);
});

test.each([
  [
    { state: 'probation', flakeState: 'probation', flakyProbability: 0.07 },
    'P(p > 1 %) is down to 7.0 % after 30 runs',
  ],
  [{ state: 'broken' }, 'it fails at every attempt: it is broken, not flaky'],
] as const)('%j is a reason to release', (more, why) => {
  const { release, result } = plan({ verdicts: [verdict('a', more)], entries: [entry('a')] });
  expect(release).toEqual([{ entry: entry('a'), why }]);
  expect(result).toEqual([]);
});

test('what is flaky stays as it is; it is not renewed when it has expired', () => {
  const stale = entry('a', { expires: '2026-03-01' });
  const { release, remarks, result, add } = plan({ verdicts: [verdict('a')], entries: [stale] });
  expect({ release, add, result }).toEqual({ release: [], add: [], result: [stale] });
  expect(remarks).toEqual([{ test: 'a', what: 'is flaky still, and its quarantine expired after 2026-03-01' }]);
});

test('a test without owner, and an entry without test, are for people to look at', () => {
  const { add, remarks } = plan({ verdicts: [verdict('a')], entries: [entry('gone')], ownerOf: () => undefined });
  expect(add).toEqual([]);
  expect(remarks.map(({ test: id }) => id)).toEqual(['gone', 'a']);
});
