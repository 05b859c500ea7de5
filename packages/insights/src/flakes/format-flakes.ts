import type { FlakeReport, FlakeRow } from './flake-report.ts';

/** How parts of the text are set off; the texts themselves where there are no colours. */
export interface FlakePaint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly state: (state: FlakeRow['state'], text: string) => string;
}

const plain: FlakePaint = { bold: (text) => text, dim: (text) => text, state: (_state, text) => text };

const indent = ' '.repeat(6);
const mostSignatures = 3;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const chance = (p: number): string => (p < 0.001 ? 'less than 0.1 %' : percent(p));
const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function detailsOf({
  diagnosis,
  patterns,
  failures,
  brokenSince,
  infrastructureFailures,
}: FlakeRow): readonly string[] {
  const isNamed = diagnosis !== undefined && diagnosis.flakeClass !== 'unknown';
  // Patterns have lines of their own.
  const reason = diagnosis?.confidence === 'possible' ? `, as ${diagnosis.because.join('; ')}` : '';
  return [
    ...(brokenSince ? [`broken since ${brokenSince.startedAt.slice(0, 10)}, run ${brokenSince.runId}`] : []),
    ...(isNamed ? [`${diagnosis.confidence}: ${diagnosis.flakeClass}${reason}`] : []),
    ...patterns.map(
      ({ level, failuresInside, runsInside, failuresOutside, runsOutside, p }) =>
        `${level}: ${failuresInside} of ${plural(runsInside, 'run')} fail, else ${failuresOutside} of ${runsOutside}; by chance ${chance(p)}`,
    ),
    ...failures
      .slice(0, mostSignatures)
      .map(({ message, frame, count }) => `${count}× ${message || 'no message'}${frame === '' ? '' : ` at ${frame}`}`),
    ...(failures.length > mostSignatures ? [`and ${plural(failures.length - mostSignatures, 'other failure')}`] : []),
    ...(infrastructureFailures > 0
      ? [`${plural(infrastructureFailures, 'failure')} of the infrastructure not counted`]
      : []),
  ];
}

function formatRow(row: FlakeRow, paint: FlakePaint): readonly string[] {
  const failures = row.state === 'broken' ? row.brokenRuns : row.flakyFailures;
  const columns = [
    paint.state(row.state, row.state.padEnd(11)),
    percent(row.flakyProbability).padStart(10),
    `${failures}/${row.runs}`.padStart(10),
  ];
  return [
    `${columns.join('  ')}  ${paint.bold(row.id)}`,
    ...detailsOf(row).map((text) => paint.dim(`${indent}${text}`)),
  ];
}

/** A report on flaky tests, for people. */
export function formatFlakes(report: FlakeReport, paint: FlakePaint = plain): string {
  const { counts, rows, bugs, infrastructureRuns } = report;
  const lines: string[] = [];
  if (rows.length > 0) {
    lines.push(paint.dim(`${'state'.padEnd(11)}  ${'P(p > 1 %)'.padStart(10)}  ${'fails/runs'.padStart(10)}  test`));
    for (const row of rows) lines.push(...formatRow(row, paint));
    lines.push('');
  }
  for (const { id, message, count, replayToken, run } of bugs) {
    lines.push(`bug, not a flake: ${paint.bold(id)}`, paint.dim(`${indent}${message.split('\n', 1)[0] ?? ''}`));
    const reproduction = replayToken === undefined ? 'its race was confirmed' : `replay it with ${replayToken}`;
    lines.push(paint.dim(`${indent}${plural(count, 'failure')}, the last in run ${run.runId}: ${reproduction}`), '');
  }
  if (infrastructureRuns.length > 0) {
    const names = infrastructureRuns.map(({ runId }) => runId).join(', ');
    lines.push(
      `not counted, as more than half of the tests failed: ${plural(infrastructureRuns.length, 'run')} (${names})`,
    );
  }
  const of = (['quarantined', 'suspect', 'probation', 'broken', 'healthy'] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${state === 'probation' ? 'on probation' : state}`);
  lines.push(`${plural(report.tests, 'test')} in ${plural(report.runs, 'run')}: ${of.join(', ') || 'nothing to say'}`);
  return lines.join('\n');
}
