import { expect, test } from 'vitest';

import { createHistory } from '../flakes/test-support/history-fixture.ts';
import { createSyntheticHistory } from '../synthetic/create-synthetic-history.ts';
import { createReport } from './create-report.ts';
import { createSampleHistory } from './test-support/sample-history.ts';
import { createTinyReport, sampleAssessment } from './test-support/sample-reports.ts';

test('a small suite is described whole', () => {
  const { report } = createTinyReport();
  expect(report.period).toEqual({
    runs: 12,
    tests: 4,
    results: 48,
    from: '2026-01-05T09:00:00.000Z',
    to: '2026-01-16T09:00:00.000Z',
    recentRuns: 6,
  });
  expect(report.alerts.map(({ level, kind, text }) => `${level} ${kind}: ${text}`)).toEqual([
    'bad broken: 1 test is broken: every attempt fails',
    'warn expiring: 1 quarantine entry expires within 3 days',
  ]);
  expect(report.broken).toEqual([
    {
      id: 'cart.test.ts > sends the receipt',
      since: '2026-01-13T09:00:00.000Z',
      sinceRun: expect.any(String) as string,
      failures: 4,
      message: 'expected <n> to be <n>',
      frame: '',
    },
  ]);
  expect(report.offenders.map(({ id, flakyFailures, runs }) => ({ id, flakyFailures, runs }))).toEqual([
    { id: 'cart.test.ts > applies a voucher', flakyFailures: 4, runs: 12 },
  ]);
  expect(report.tests.map(({ id, runs, flaky, failed }) => [id, runs, flaky, failed])).toEqual([
    ['cart.test.ts > adds an item', 12, 0, 0],
    ['cart.test.ts > applies a voucher', 12, 3, 1],
    ['cart.test.ts > sends the receipt', 12, 0, 4],
    ['shipping.test.ts > prints a label', 9, 0, 0],
  ]);
  expect(report.quarantine[0]).toMatchObject({ ageDays: 9, daysLeft: 1, state: 'quarantined' });
  expect(report.slowest.map(({ share }) => share)).toEqual([0.25, 0.25, 0.25, 0.25]);
});

test('the same input makes the same report, and it is plain JSON', () => {
  const { report } = createTinyReport();
  expect(createTinyReport().report).toEqual(report);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});

test('an empty history makes an empty report', () => {
  const { report } = createReport({ history: createHistory({ tests: [] }), project: 'new', now: 0 });
  expect(report).toMatchObject({ period: { runs: 0, tests: 0, recentRuns: 0 }, runs: [], alerts: [], hours: {} });
  expect(report.period.from).toBeUndefined();
});

test('a failure that can be replayed is an alert of its own', () => {
  const history = createHistory({ tests: [{ outcomes: '.F.', result: () => ({ isReproducible: true }) }] });
  const { report } = createReport({ history, project: 'shop', now: 0, assessment: sampleAssessment });
  expect(report.alerts).toEqual([
    {
      level: 'bad',
      kind: 'reproducible',
      text: '1 test has a failure that can be replayed: a bug, not a flake',
    },
  ]);
  expect(report.coverage).toMatchObject({ score: 71, percent: 71.4, recommendations: [{ priority: 'P0' }] });
});

test('what a made-up history is known to suffer from is what its report names', () => {
  const options = { tests: 120, runs: 200, seed: 3 };
  const { faults, outage } = createSyntheticHistory(options);
  const { report } = createReport({ history: createSampleHistory(options), project: 'shop', now: 0 });
  const idsOf = (...kinds: readonly string[]): string[] =>
    faults.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  expect(report.broken.map(({ id }) => id).sort()).toEqual(idsOf('broken'));
  expect(report.runs.filter(({ verdict }) => verdict === 'infrastructure').map(({ runId }) => runId)).toEqual([outage]);
  const slowing = report.tests.filter(({ changes }) =>
    changes.some(({ beforeMs, afterMs }) => afterMs > 1.3 * beforeMs),
  );
  expect(slowing.map(({ id }) => id).sort()).toEqual(idsOf('slowing'));
  const healthy = new Set(report.tests.map(({ id }) => id).filter((id) => !faults.some((fault) => fault.id === id)));
  expect(report.offenders.filter(({ id }) => healthy.has(id))).toEqual([]);
});
