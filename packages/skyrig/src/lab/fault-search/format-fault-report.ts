import type { FaultOutcome, FaultReport, FaultVerdict } from './fault-report.ts';

const TITLES: readonly (readonly [FaultVerdict, string])[] = [
  ['failed', 'FAILED: the body failed'],
  ['dead-letter', 'DEAD-LETTER: the body passed, an event was given up'],
  ['degraded', 'DEGRADED: the body passed, the final state differs'],
  ['survived', 'SURVIVED'],
];

const CURES = { retry: ': cured by a retry', redelivery: ': cured by another delivery' } as const;

const MAX_DETAILS = 4;

/** The report as text: a line of counts, then the faults by verdict and call. */
export function formatFaultReport(report: Omit<FaultReport, 'format'>): string {
  const { calls, distinctCalls, faults, skipped } = report;
  const counts = TITLES.map(([verdict]) => countText(faults, verdict)).filter((text) => text !== '');
  const made = `${String(distinctCalls)} of ${String(calls)} ${calls === 1 ? 'request' : 'requests'} of functions`;
  const lines = [`Fault search: ${String(faults.length)} faults, of ${made}`, `  ${counts.join(', ')}`];
  for (const [verdict, title] of TITLES) {
    const group = faults.filter((fault) => fault.verdict === verdict);
    if (group.length > 0) lines.push('', title, ...linesOf(group));
  }
  if (skipped.length > 0) lines.push('', 'NOT TRIED', ...skipped.map(({ what, why }) => `  ${what}: ${why}`));
  return lines.join('\n');
}

function countText(faults: readonly FaultOutcome[], verdict: FaultVerdict): string {
  const group = faults.filter((fault) => fault.verdict === verdict);
  if (group.length === 0) return '';
  const cured = (cure: keyof typeof CURES): number => group.filter((fault) => fault.cure === cure).length;
  const parts = [
    cured('retry') > 0 ? `${String(cured('retry'))} by a retry` : '',
    cured('redelivery') > 0 ? `${String(cured('redelivery'))} by another delivery` : '',
  ].filter((part) => part !== '');
  return `${String(group.length)} ${verdict}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`;
}

/** Faults of the same call that had the same consequences are told together. */
function linesOf(faults: readonly FaultOutcome[]): readonly string[] {
  return groupBy(faults, ({ handler, call }) => `${handler}: ${call}`).flatMap(([name, ofCall]) => [
    `  ${name}`,
    ...groupBy(ofCall, ({ cure, details }) => [cure, ...details].join('\n')).flatMap(([, alike]) => {
      const [{ cure, details } = { cure: undefined, details: [] }] = alike;
      const rest = details.length - MAX_DETAILS;
      return [
        `    ${alike.map(({ fault }) => fault).join(', ')}${cure === undefined ? '' : CURES[cure]}`,
        ...details.slice(0, MAX_DETAILS).map((line) => `      ${line.replaceAll('\n', '\n      ')}`),
        ...(rest > 0 ? [`      and ${String(rest)} more`] : []),
      ];
    }),
  ]);
}

function groupBy<T>(values: readonly T[], key: (value: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const value of values) groups.set(key(value), [...(groups.get(key(value)) ?? []), value]);
  return [...groups];
}
