import fc from 'fast-check';
import { expect, test } from 'vitest';

import { arbitraryRun } from '../model/test-support/arbitrary-run.ts';
import { formatCtrf } from './format-ctrf.ts';
import { parseCtrf } from './parse-ctrf.ts';

const report = (tests: readonly unknown[], more: Record<string, unknown> = {}): string =>
  JSON.stringify({ reportFormat: 'CTRF', specVersion: '0.0.0', results: { tool: { name: 'jest' }, tests, ...more } });

test('every field of every run survives being written and read', () => {
  fc.assert(
    fc.property(arbitraryRun, (run) => {
      expect(parseCtrf(formatCtrf(run))).toEqual(run);
    }),
    { numRuns: 200 },
  );
});

test('a report that says little is read as far as it goes', () => {
  const run = parseCtrf(report([{ name: 'works' }, { name: 'fails', status: 'failed', message: 'no' }]), {
    runId: 'r',
    startedAt: 7,
  });
  expect(run).toMatchObject({ runId: 'r', shard: 1, shards: 1, startedAt: 7, durationMs: 0, tool: 'jest' });
  expect(run.tests).toMatchObject([
    { id: 'works', file: '', suite: [], outcome: 'skipped', attempts: [], position: 0, worker: 0 },
    { id: 'fails', outcome: 'failed', attempts: [{ outcome: 'failed', message: 'no', startedAt: 7 }], position: 1 },
  ]);
});

test('a report without an id of its run gets one from what it says', () => {
  const text = report([{ name: 'works', status: 'passed' }]);
  expect(parseCtrf(text).runId).toBe(parseCtrf(text).runId);
  expect(parseCtrf(text).runId).not.toBe(parseCtrf(report([{ name: 'other', status: 'passed' }])).runId);
});

test.each([
  ['timedOut', 'failed'],
  ['Error', 'failed'],
  ['disabled', 'skipped'],
])('a test of status other that the runner calls %s counts as %s', (rawStatus, outcome) => {
  expect(parseCtrf(report([{ name: 'a', status: 'other', rawStatus }])).tests[0]?.outcome).toBe(outcome);
});

test('retries are read whether the last attempt is listed among them or not', () => {
  const failed = { attempt: 1, status: 'failed', duration: 3, message: 'no' };
  const passed = { attempt: 2, status: 'passed', duration: 4 };
  const base = { name: 'a', status: 'passed', duration: 4, retries: 1 };
  for (const retryAttempts of [[failed], [failed, passed]]) {
    const [found] = parseCtrf(report([{ ...base, retryAttempts }])).tests;
    expect(found?.attempts).toMatchObject([
      { outcome: 'failed', durationMs: 3, message: 'no' },
      { outcome: 'passed', durationMs: 4 },
    ]);
    expect(found?.outcome).toBe('flaky');
  }
});

test('a test that is said to be flaky, without its attempts, has a failed one', () => {
  const [found] = parseCtrf(report([{ name: 'a', status: 'passed', flaky: true, retries: 2 }])).tests;
  expect(found?.outcome).toBe('flaky');
  expect(found?.attempts.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'passed']);
});

test('workers that have names are numbered', () => {
  const threads = ['main', 'forked', 'main', undefined].map((threadId) => ({ name: 'a', status: 'passed', threadId }));
  expect(parseCtrf(report(threads)).tests.map(({ worker }) => worker)).toEqual([1, 2, 1, 0]);
});

test.each([
  ['', /it is empty/],
  [report([]).slice(0, 40), /it is not JSON, or was cut off/],
  ['[]', /it holds no object/],
  ['{"numTotalTests": 3}', /it has no "results"/],
  ['{"results": {}}', /"results" has no list "tests"/],
  [report(['works']), /entry 0 of "tests" is no object/],
])('%j is refused, and it is said why', (text, reason) => {
  expect(() => parseCtrf(text)).toThrow(reason);
  expect(() => parseCtrf(text)).toThrow(expect.objectContaining({ code: 'ERR_SKYRIG_RESULTS_FILE' }));
});
