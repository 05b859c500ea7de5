import { expect, test } from 'vitest';

import { findAlerts } from './find-alerts.ts';
import { findLooseFlakes } from './find-loose-flakes.ts';
import type { Report } from './report-data.ts';
import { createTinyReport } from './test-support/sample-reports.ts';

const { report } = createTinyReport();
const calm: Report = { ...report, broken: [], quarantine: [], reproducible: [], tests: [], slower: [], skipped: [] };
const [entry] = report.quarantine;
const entries = (...daysLeft: readonly number[]): typeof report.quarantine =>
  daysLeft.flatMap((left) => (entry ? [{ ...entry, daysLeft: left, isExpired: left < 0 }] : []));

const linesOf = (facts: Partial<Report>): readonly string[] =>
  findAlerts({ ...calm, ...facts }).map(({ level, text }) => `${level}: ${text}`);

test('where nobody has to act there is no alert', () => {
  expect(linesOf({})).toEqual([]);
  expect(linesOf({ quarantine: entries(3, 10) })).toEqual([]);
});

test('each alert says how many, the worst first', () => {
  const slower = { run: 1, at: '', runId: '', p: 0, of: 'test', name: 'a > b', ratio: 2, correctedP: 0 } as const;
  expect(
    linesOf({
      broken: report.broken,
      quarantine: entries(-1, -2, 0, 2),
      slower: [{ ...slower, beforeMs: 100, afterMs: 200 }],
      skipped: [{ name: 'cut.json', reason: 'damaged' }],
    }),
  ).toEqual([
    'bad: 1 test is broken: every attempt fails',
    'bad: 2 quarantine entries have expired',
    'warn: 1 significant slowdown: a > b, 100 ms → 200 ms',
    'warn: 2 quarantine entries expire within 3 days',
    'warn: 1 file of the history could not be read',
  ]);
});

test('a flaky test is loose until an entry that has not expired holds it', () => {
  const { tests } = report;
  const idsOf = (quarantine: typeof report.quarantine): readonly string[] =>
    findLooseFlakes({ tests, quarantine }).map(({ id }) => id);
  expect(idsOf([])).toEqual(['cart.test.ts > applies a voucher']);
  expect(idsOf(entries(0))).toEqual([]);
  expect(idsOf(entries(-1))).toEqual(['cart.test.ts > applies a voucher']);
  expect(linesOf({ tests })).toEqual(['bad: 1 flaky test is not in quarantine']);
});
