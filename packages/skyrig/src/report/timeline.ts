import type { TraceRecord } from '@skyrig/cloud';

const MAX_LINES = 80;

function describeAccess(record: TraceRecord): string {
  const [first, ...rest] = record.accesses;
  if (!first) return '';
  const resource = first.resource.slice(Math.max(first.resource.lastIndexOf(':'), first.resource.lastIndexOf('/')) + 1);
  const key = first.key === undefined ? '' : ` ${first.key}`;
  const more = rest.length > 0 ? ` (+${rest.length})` : '';
  return ` ${first.kind} ${resource}${key}${more}`;
}

function elapsed(ms: number): string {
  if (ms < 1000) return `+${ms} ms`;
  return ms < 120_000 ? `+${(ms / 1000).toFixed(1)} s` : `+${(ms / 60_000).toFixed(1)} min`;
}

/* How far a step is from where its chain of causes began, so that what a step led to stands indented below it. */
function depths(records: readonly TraceRecord[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const record of records) {
    const parents = record.causes.map((seq) => found.get(seq) ?? -1);
    found.set(record.seq, parents.length === 0 ? 0 : Math.max(...parents) + 1);
  }
  return found;
}

/** One line per step, in order; what a step led to is indented. Long runs keep their beginning and end. */
export function formatTimeline(records: readonly TraceRecord[]): string[] {
  const depth = depths(records);
  const start = records[0]?.at ?? 0;
  const lines = records.map((record) => {
    const indent = '  '.repeat(Math.min(8, depth.get(record.seq) ?? 0));
    const outcome = record.outcome === 'ok' ? '' : ` → ${record.outcome}${record.error ? `: ${record.error}` : ''}`;
    const fault = record.fault === undefined ? '' : ` [fault: ${record.fault}]`;
    const time = elapsed(record.at - start).padStart(10);
    return `#${String(record.seq).padEnd(4)} ${time}  ${indent}${record.actor.name}: ${record.service} ${record.operation}${describeAccess(record)}${outcome}${fault}`;
  });
  if (lines.length <= MAX_LINES) return lines;
  const head = lines.slice(0, MAX_LINES / 2);
  return [...head, `… ${lines.length - MAX_LINES} steps left out …`, ...lines.slice(-MAX_LINES / 2)];
}
