import { expect, test } from 'vitest';

import type { HistoryResult } from '../model/history.ts';
import { analyseFlakes } from './analyse-flakes.ts';
import type { TestVerdict } from './flake-analysis.ts';
import { createHistory, type TestFixture } from './test-support/history-fixture.ts';

const letters = (count: number, letter: (run: number) => string): string =>
  Array.from({ length: count }, (_, run) => letter(run)).join('');
const verdictOf = (tests: readonly TestFixture[], test = 0): TestVerdict => {
  const verdict = analyseFlakes(createHistory({ tests })).verdicts[test];
  if (!verdict) throw new Error(`there is no test ${test}`);
  return verdict;
};
/** A permutation that is different in every run: whether the first of two tests comes first. */
const isSwapped = (run: number): boolean => (run * 7919) % 11 < 5;

test('flaky, broken and healthy tests are told apart', () => {
  const { verdicts } = analyseFlakes(
    createHistory({
      tests: [
        { outcomes: letters(40, (run) => (run % 6 === 5 ? 'f' : '.')) },
        { outcomes: 'F'.repeat(40) },
        { outcomes: '.'.repeat(40) },
      ],
    }),
  );
  expect(
    verdicts.map(({ state, runs, flakyFailures, brokenRuns }) => [state, runs, flakyFailures, brokenRuns]),
  ).toEqual([
    ['quarantined', 40, 6, 0],
    ['broken', 40, 0, 40],
    ['healthy', 40, 0, 0],
  ]);
  expect(verdicts[0]).toMatchObject({ firstFlakyRun: 5, lastFlakyRun: 35, brokenSince: -1 });
  expect(verdicts[0]?.flakyProbability).toBeGreaterThan(0.95);
  expect(verdicts[1]?.brokenSince).toBe(0);
  expect(verdicts[2]).toMatchObject({ patterns: [], failures: [] });
  expect(verdicts[2]).not.toHaveProperty('diagnosis');
});

test('failures are grouped by their signature, the most frequent first', () => {
  const verdict = verdictOf([
    {
      outcomes: letters(60, (run) => (run % 5 === 4 ? 'f' : '.')),
      message: (run) => (run % 15 === 14 ? 'read ECONNRESET' : `timed out after ${run} ms`),
    },
  ]);
  expect(verdict.failures.map(({ message, count }) => [message, count])).toEqual([
    ['timed out after <duration>', 8],
    ['read ECONNRESET', 4],
  ]);
  expect(verdict.diagnosis).toMatchObject({ flakeClass: 'timing', confidence: 'possible' });
});

test('a test that fails after another one of its file is polluted by it', () => {
  const position =
    (first: boolean) =>
    (run: number): Partial<HistoryResult> => ({ position: first === isSwapped(run) ? 0 : 1 });
  const verdict = verdictOf([
    { outcomes: letters(80, (run) => (isSwapped(run) ? '.' : 'F')), result: position(true) },
    { id: 'pollutes', outcomes: '.'.repeat(80), result: position(false) },
  ]);
  expect(verdict.diagnosis).toMatchObject({ flakeClass: 'pollution by predecessor', confidence: 'likely', culprit: 1 });
  expect(verdict.patterns).toMatchObject([
    { factor: 'after', level: 'after cart.test.ts > pollutes', failuresOutside: 0 },
  ]);
});

test('a test that fails before another one of its file depends on the order', () => {
  const position =
    (first: boolean) =>
    (run: number): Partial<HistoryResult> => ({ position: first === isSwapped(run) ? 0 : 1 });
  const verdict = verdictOf([
    { outcomes: letters(80, (run) => (isSwapped(run) ? 'F' : '.')), result: position(true) },
    { id: 'prepares', outcomes: '.'.repeat(80), result: position(false) },
    { outcomes: '.'.repeat(80), result: () => ({ position: 2 }) },
  ]);
  expect(verdict.diagnosis).toMatchObject({ flakeClass: 'order', culprit: 1 });
});

test('a test that fails at an hour of the day depends on the time', () => {
  const hour = (run: number): number => (run * 5) % 24;
  const verdict = verdictOf([
    {
      outcomes: letters(120, (run) => (hour(run) === 23 ? 'f' : '.')),
      result: (run) => ({ startedAt: Date.UTC(2026, 2, 1 + (run % 28), hour(run), 30) }),
    },
  ]);
  expect(verdict.patterns[0]).toMatchObject({ factor: 'hour', level: '23:00–23:59 UTC', failuresInside: 5 });
  expect(verdict.diagnosis?.flakeClass).toBe('time of day');
});

test('what fails around midnight is found in both hours', () => {
  const hour = (run: number): number => (run * 5) % 24;
  const verdict = verdictOf([
    {
      outcomes: letters(60, (run) => (hour(run) === 23 || hour(run) === 0 ? 'f' : '.')),
      result: (run) => ({ startedAt: Date.UTC(2026, 2, 1 + (run % 28), hour(run), 30) }),
    },
  ]);
  expect(verdict.patterns).toMatchObject([{ factor: 'hour', level: '23:00–00:59 UTC', failuresOutside: 0 }]);
});

test('a failure with a reproduction is a bug, with what replays it, and never a flake', () => {
  const reproducible = (run: number): Partial<HistoryResult> =>
    run % 4 === 3 ? { isReproducible: true, replayToken: `skr1.${run}` } : {};
  const history = createHistory({
    tests: [
      { outcomes: letters(40, (run) => (run % 4 === 3 ? 'F' : '.')), message: 'a task was lost', result: reproducible },
    ],
  });
  const { verdicts, reproducible: bugs } = analyseFlakes(history);
  expect(verdicts[0]).toMatchObject({ state: 'healthy', flakyFailures: 0, reproducibleFailures: 10 });
  expect(bugs).toEqual([
    { test: 0, id: 'cart.test.ts > test 0', run: 39, count: 10, replayToken: 'skr1.39', message: 'a task was lost' },
  ]);
});

test('a run that failed as a whole is named and counts for nobody', () => {
  const tests = letters(8, (index) => String(index))
    .split('')
    .map((id) => ({ id, outcomes: '..F...' }));
  const { verdicts, infrastructureRuns } = analyseFlakes(createHistory({ tests }));
  expect(infrastructureRuns).toEqual([2]);
  expect(new Set(verdicts.map(({ state }) => state))).toEqual(new Set(['healthy']));
  expect(verdicts[0]).toMatchObject({ runs: 5, infrastructureFailures: 1 });
});

test('with more than 1,000 tests, what is believed of a test at first is learnt from the others', () => {
  const suite = (size: number): readonly TestFixture[] =>
    Array.from({ length: size }, (_, index) => ({
      file: `${index}.test.ts`,
      outcomes: letters(60, (run) => (index % 10 === 0 && (run * 31 + index) % 20 === 0 ? 'f' : '.')),
    }));
  expect(analyseFlakes(createHistory({ tests: suite(1_000) }))).toMatchObject({
    isPriorFitted: false,
    prior: { a: 0.5, b: 99.5 },
  });
  const { isPriorFitted, prior } = analyseFlakes(createHistory({ tests: suite(1_100) }));
  expect(isPriorFitted).toBe(true);
  // One of ten fails in one of twenty runs.
  expect(prior.a / (prior.a + prior.b)).toBeCloseTo(0.005, 3);
  expect(prior.a + prior.b).toBeCloseTo(50, 5);
});

test('another half-life makes a test forget sooner', () => {
  const history = createHistory({ tests: [{ outcomes: `ffff${'.'.repeat(120)}` }] });
  expect(analyseFlakes(history).verdicts[0]?.state).toBe('quarantined');
  expect(analyseFlakes(history, { halfLifeRuns: 20, prior: { a: 0.2, b: 99.8 } }).verdicts[0]?.state).not.toBe(
    'quarantined',
  );
});
