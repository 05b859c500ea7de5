import { expect, test } from 'vitest';

import type { History } from '../model/history.ts';
import { analyseFlakes } from './analyse-flakes.ts';
import { createFlakeReport } from './flake-report.ts';
import { formatFlakes } from './format-flakes.ts';
import { createHistory } from './test-support/history-fixture.ts';

const letters = (letter: (run: number) => string): string =>
  Array.from({ length: 60 }, (_, run) => letter(run)).join('');
const isSwapped = (run: number): boolean => (run * 7919) % 11 < 3;

const shop = (): History =>
  createHistory({
    run: (run) => ({ commit: `commit-${run < 50 ? 1 : 2}`, codeHash: `code-${run < 50 ? 1 : 2}` }),
    tests: [
      {
        id: 'prints the price',
        outcomes: letters((run) => (isSwapped(run) ? 'F' : '.')),
        message: 'expected "JPY" to be "EUR"',
        result: (run) => ({ position: isSwapped(run) ? 1 : 0 }),
      },
      { id: 'sells in yen', outcomes: letters(() => '.'), result: (run) => ({ position: isSwapped(run) ? 0 : 1 }) },
      { id: 'pays', outcomes: letters((run) => (run === 57 ? 'f' : '.')), message: 'timed out after 30 ms' },
      { id: 'ships', outcomes: letters((run) => (run < 50 ? '.' : 'F')), message: 'no such carrier' },
      {
        id: 'refunds',
        outcomes: letters((run) => (run === 8 ? 'F' : '.')),
        message: 'the refund was paid twice\n+ 2\n- 1',
        result: (run) => (run === 8 ? { isReproducible: true, replayToken: 'skr1.a1b2' } : {}),
      },
      ...['a', 'b', 'c', 'd'].map((id) => ({ id, outcomes: letters((run) => (run === 20 ? 'F' : '.')) })),
    ],
  });

const reportOf = (history: History): ReturnType<typeof createFlakeReport> =>
  createFlakeReport(history, analyseFlakes(history));

test('the report for people', async () => {
  await expect(`${formatFlakes(reportOf(shop()))}\n`).toMatchFileSnapshot('__snapshots__/flakes.txt');
});

test('the report for machines names tests and runs, survives JSON and holds every number of the one for people', () => {
  const report = reportOf(shop());
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  expect(report).toMatchObject({
    runs: 60,
    tests: 9,
    counts: { quarantined: 1, broken: 1, suspect: 1, probation: 0, healthy: 6 },
    prior: { a: 0.5, b: 99.5, isFitted: false },
  });
  expect(report.rows.map(({ id, state }) => [id, state])).toEqual([
    ['cart.test.ts > prints the price', 'quarantined'],
    ['cart.test.ts > ships', 'broken'],
    ['cart.test.ts > pays', 'suspect'],
  ]);
  expect(report.rows[0]?.diagnosis).toMatchObject({ culprit: 'cart.test.ts > sells in yen' });
  expect(report.rows[1]?.brokenSince).toMatchObject({ runId: 'run-50', commit: 'commit-2' });
  expect(report.bugs).toMatchObject([
    { id: 'cart.test.ts > refunds', replayToken: 'skr1.a1b2', run: { runId: 'run-8' } },
  ]);
});

test('a suite without anything to report has one line', () => {
  expect(formatFlakes(reportOf(createHistory({ tests: [{ outcomes: '...' }] })))).toBe('1 test in 3 runs: 1 healthy');
  expect(formatFlakes(reportOf(createHistory({ tests: [] })))).toBe('0 tests in 0 runs: nothing to say');
});
