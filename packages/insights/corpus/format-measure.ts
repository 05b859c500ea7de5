import type { Measure } from './measure.ts';

const number = (value: number): string => (Number.isNaN(value) ? '–' : String(value));
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

/** The outcome of an experiment, for people. */
export function formatMeasure(measure: Measure): string {
  const table = formatTable([
    ['kind of flake', 'tests', 'found', 'after runs', 'quarantined', 'after runs', 'named', 'unnamed', 'misnamed'],
    ...measure.classes.map((each) => [
      each.flakeClass,
      number(each.tests),
      number(each.found),
      number(each.medianRunsToFind),
      number(each.quarantined),
      number(each.medianRunsToQuarantine),
      number(each.rightlyNamed),
      number(each.unnamed),
      number(each.wronglyNamed.length),
    ]),
  ]);
  const wrong = measure.classes.flatMap(({ wronglyNamed }) => wronglyNamed);
  return [
    `${measure.runs} runs; “after runs” are medians`,
    '',
    table,
    '',
    `broken tests seen to be broken:  ${measure.brokenFound} of ${measure.brokenTests}`,
    `broken tests called flaky:       ${measure.brokenFlagged.length}`,
    `healthy tests called flaky:      ${measure.healthyFlagged.length} of ${measure.healthyTests}`,
    `false quarantine:                ${percent(measure.falseQuarantineShare)}`,
    `diagnoses that are right:        ${percent(measure.diagnosisPrecision)} of those given, ${percent(measure.diagnosisRecall)} of all found flakes`,
    ...[...measure.healthyFlagged, ...measure.brokenFlagged].map((id) => `called flaky, but is not: ${id}`),
    ...wrong.map((text) => `misnamed: ${text}`),
  ].join('\n');
}
