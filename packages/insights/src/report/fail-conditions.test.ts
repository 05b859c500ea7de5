import { expect, test } from 'vitest';

import { createTinyReport, sampleAssessment } from './test-support/sample-reports.ts';
import { createHistory } from '../flakes/test-support/history-fixture.ts';
import { createReport } from './create-report.ts';
import { findFailReasons, parseFailCondition } from './fail-conditions.ts';

test('conditions are read, and everything else is refused', () => {
  expect(['flaky', 'slower', 'coverage<75', 'score<62.5'].map(parseFailCondition)).toEqual([
    { kind: 'flaky' },
    { kind: 'slower' },
    { kind: 'coverage', below: 75 },
    { kind: 'score', below: 62.5 },
  ]);
  expect(['', 'Flaky', 'coverage', 'coverage>75', 'coverage<', 'coverage<101'].map(parseFailCondition)).toEqual(
    Array(6).fill(undefined),
  );
});

const outcomes = '..f.F..f.F..f.';
const history = createHistory({ tests: [{ id: 'flickers', outcomes }, { outcomes: '..............' }] });
const id = 'cart.test.ts > flickers';

test('a flaky test fails the pipeline until it is in quarantine, and again when that has expired', () => {
  const reasons = (today: number): readonly string[] => {
    const entry = { test: id, owner: 'me', reason: 'flaky', since: '2026-02-01', expires: '2026-02-10' };
    const input = { history, project: 'shop', now: today };
    const { report } = createReport(today === 0 ? input : { ...input, quarantine: [entry] });
    return findFailReasons(report, [{ kind: 'flaky' }]);
  };
  expect(reasons(0)).toEqual([`flaky: ${id} failed in 5 of 14 runs and is not in quarantine`]);
  expect(reasons(Date.UTC(2026, 1, 10, 23))).toEqual([]);
  expect(reasons(Date.UTC(2026, 1, 11))).toHaveLength(1);
});

test('what is slower is named, with since when', () => {
  const slowing = createHistory({
    tests: [
      { outcomes: '.'.repeat(80), result: (run) => ({ durationMs: (run < 50 ? 100 : 300) + ((run * 3) % 5) }) },
      { outcomes: '.'.repeat(80), result: (run) => ({ durationMs: 100 + ((run * 3) % 5) }) },
    ],
  });
  const { report } = createReport({ history: slowing, project: 'shop', now: 0 });
  expect(findFailReasons(report, [{ kind: 'slower' }])).toEqual([
    'slower: cart.test.ts takes 404 ms since 2026-02-24T09:00:00.000Z, 204 ms before',
    'slower: cart.test.ts > test 0 takes 302 ms since 2026-02-24T09:00:00.000Z, 102 ms before',
  ]);
  expect(report.alerts.map(({ kind }) => kind)).toEqual(['slower']);
});

test('coverage and score are those of the last assessment', () => {
  const { report } = createReport({ history, project: 'shop', now: 0, assessment: sampleAssessment });
  const failing = (texts: readonly string[]): readonly string[] =>
    findFailReasons(
      report,
      texts.flatMap((text) => parseFailCondition(text) ?? []),
    );
  expect(failing(['coverage<71.4', 'score<71'])).toEqual([]);
  expect(failing(['coverage<75', 'score<72'])).toEqual([
    'coverage: 71.4 in the last assessment, below 75',
    'score: 71 in the last assessment, below 72',
  ]);
  expect(findFailReasons(createTinyReport().report, [{ kind: 'coverage', below: 100 }])).toEqual([]);
});
