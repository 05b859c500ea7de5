import { parseCron } from './cron.ts';
import type { CronExpression } from './cron.ts';
import { parseRate } from './rate.ts';
import type { RateExpression } from './rate.ts';

/** `at(2026-11-21T09:30:00)`: once. */
export interface AtExpression {
  readonly kind: 'at';
  /** The wall-clock time, as if the zone were UTC. */
  readonly wallMs: number;
}

export type ScheduleExpression = RateExpression | CronExpression | AtExpression;

/** Who reads the expression: rules know no `at(…)` and are stricter about `rate(…)`. */
export type ScheduleDialect = 'rules' | 'scheduler';

/** Parses a schedule expression; undefined when AWS would refuse it. */
export function parseScheduleExpression(text: string, dialect: ScheduleDialect): ScheduleExpression | undefined {
  const match = /^(rate|cron|at)\((.*)\)$/.exec(text);
  const body = match?.[2] ?? '';
  if (match?.[1] === 'rate') return parseRate(body, dialect === 'rules');
  if (match?.[1] === 'cron') return parseCron(body);
  if (match?.[1] === 'at' && dialect === 'scheduler') return parseAt(body);
  return undefined;
}

function parseAt(text: string): AtExpression | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(text)) return undefined;
  const wallMs = Date.parse(`${text}Z`);
  if (Number.isNaN(wallMs) || new Date(wallMs).toISOString().slice(0, 19) !== text) return undefined;
  return { kind: 'at', wallMs };
}
