import { createHistory } from '../../flakes/test-support/history-fixture.ts';
import type { QuarantineEntry } from '../../quarantine/quarantine-entry.ts';
import { createReport, type AssessedCoverage, type CreatedReport } from '../create-report.ts';
import { createSampleHistory } from './sample-history.ts';

/** Everything about them is meant to break out of what they stand in. */
export const hostileNames: readonly string[] = [
  '</script><script>document.title = "taken"</script>',
  '<img src=x onerror="document.title=1">',
  '"quoted" & \'quoted\' `ticks` | bars \\| ${template}',
  '# heading [link](javascript:alert(1)) @everyone #1 <!-- comment -->',
  'a\nline\u2028break and \u202e right to left',
  'a-name-without-any-place-to-break-it-'.repeat(6),
];

export const sampleAssessment: AssessedCoverage = {
  score: 71,
  coverage: { full: 4, partial: 2, none: 1, excluded: 1, percent: 71.4 },
  recommendations: [
    {
      priority: 'P0',
      subject: 'Archiver',
      what: 'write a test that enters by its schedule',
      why: 'no test reaches it',
      file: 'tests/archiver.test.ts',
    },
  ],
};

const day = 86_400_000;
const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Entries for the tests that the report itself finds flaky: one expired, one without an issue. */
function quarantineOf({ report }: CreatedReport, now: number): readonly QuarantineEntry[] {
  return report.tests
    .filter(({ state }) => state === 'quarantined' || state === 'probation')
    .slice(0, 6)
    .map(({ id }, index) => ({
      test: id,
      owner: index % 2 === 0 ? '@acme/checkout' : '@acme/platform',
      reason: 'fails by itself',
      ...(index !== 1 && { issue: `https://github.com/acme/shop/issues/${410 + index}` }),
      since: isoDay(now - (15 - 2 * index) * day),
      expires: isoDay(now - (1 - 2 * index) * day),
    }));
}

function createLarge(tests: number, runs: number): CreatedReport {
  const history = createSampleHistory({ tests, runs });
  const now = (history.runs.at(-1)?.startedAt ?? 0) + 3_600_000;
  const bare = createReport({ history, project: 'acme-shop', now });
  return createReport({
    history,
    project: 'acme-shop',
    now,
    quarantine: quarantineOf(bare, now),
    assessment: sampleAssessment,
  });
}

/** A small suite with one of everything. */
export function createTinyReport(): CreatedReport {
  const history = createHistory({
    tests: [
      { id: 'adds an item', outcomes: '............' },
      { id: 'applies a voucher', outcomes: '...f..f.F.f.', message: 'Timed out after 5000 ms' },
      { id: 'sends the receipt', outcomes: '........FFFF', message: 'expected 2 to be 3' },
      { id: 'prints a label', file: 'shipping.test.ts', outcomes: '---.........' },
    ],
    run: (run) => ({
      durationMs: 60_000 + run * 100,
      commit: run < 8 ? 'a1b2c3d' : 'd4e5f6a',
      codeHash: run < 8 ? 'a' : 'b',
    }),
  });
  return createReport({
    history,
    project: 'corner-shop',
    now: Date.UTC(2026, 0, 17),
    quarantine: [
      {
        test: 'cart.test.ts > applies a voucher',
        owner: '@acme/checkout',
        reason: 'fails by itself',
        issue: 'https://github.com/acme/shop/issues/7',
        since: '2026-01-08',
        expires: '2026-01-18',
      },
    ],
  });
}

/** A report whose every name is hostile. */
export function createHostileReport(): CreatedReport {
  const history = createHistory({
    tests: hostileNames.map((id, index) => ({
      id,
      file: index % 2 === 0 ? 'a.test.ts' : '<b>.test.ts',
      outcomes: index % 3 === 0 ? '........FFFF' : '..f...f..F.f',
      message: `${id} failed`,
    })),
  });
  return createReport({
    history,
    project: hostileNames[0] ?? '',
    now: Date.UTC(2026, 0, 17),
    quarantine: hostileNames.map((name, index) => ({
      test: `${index % 2 === 0 ? 'a.test.ts' : '<b>.test.ts'} > ${name}`,
      owner: name,
      reason: name,
      issue: 'javascript:alert(1)',
      since: '2026-01-08',
      expires: '2026-01-18',
    })),
  });
}

/** A report on no runs at all. */
export function createEmptyReport(): CreatedReport {
  return createReport({ history: createHistory({ tests: [] }), project: 'new-project', now: Date.UTC(2026, 0, 17) });
}

/** Reports worth looking at, from none to the size that must still be readable. */
export function createSampleReports(): readonly { readonly name: string; readonly create: () => CreatedReport }[] {
  return [
    { name: 'empty', create: createEmptyReport },
    { name: 'tiny', create: createTinyReport },
    { name: 'hostile', create: createHostileReport },
    { name: 'large', create: () => createLarge(1000, 500) },
  ];
}
