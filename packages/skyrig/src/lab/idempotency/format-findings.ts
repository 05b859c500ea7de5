/** A case that did not end as the run without faults. */
export interface IdempotencyFinding {
  readonly handler: string;
  readonly source: string;
  readonly what: string;
  /** Where the final state differs, or what the body threw. */
  readonly differences: readonly string[];
}

const MAX_LINES = 6;

/** All findings, by function and source; the same finding of several deliveries is told once. */
export function formatFindings(findings: readonly IdempotencyFinding[], cases: number): string {
  const counts = `${String(findings.length)} of ${String(cases)} cases ${findings.length === 1 ? 'ends' : 'end'} differently`;
  const parts = [`Not idempotent: ${counts} from the run in which every event is delivered once.`];
  for (const [title, group] of groupBy(findings, ({ handler, source }) => `${handler}, ${source}`)) {
    parts.push('', title);
    for (const [, [first, ...others]] of groupBy(group, ({ what, differences }) => [what, ...differences].join('\n'))) {
      if (!first) continue;
      const times = others.length === 0 ? '' : ` (${String(others.length + 1)} deliveries)`;
      parts.push(`  ${first.what}${times}`, ...linesOf(first.differences));
    }
  }
  return parts.join('\n');
}

function linesOf(differences: readonly string[]): readonly string[] {
  const shown = differences.slice(0, MAX_LINES).map((line) => `    ${line.replaceAll('\n', '\n    ')}`);
  const rest = differences.length - MAX_LINES;
  return rest > 0 ? [...shown, `    and ${String(rest)} more differences`] : shown;
}

function groupBy<T>(values: readonly T[], key: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) groups.set(key(value), [...(groups.get(key(value)) ?? []), value]);
  return groups;
}
