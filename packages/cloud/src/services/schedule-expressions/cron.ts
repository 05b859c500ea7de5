import {
  dayOfMonthField,
  dayOfWeekField,
  hourField,
  minuteField,
  monthField,
  parseCronField,
  yearField,
} from './cron-field.ts';
import { parseDayOfMonth, parseDayOfWeek } from './cron-day.ts';
import type { DayRule } from './cron-day.ts';

/** `cron(minutes hours day-of-month month day-of-week year)` in AWS's dialect. */
export interface CronExpression {
  readonly kind: 'cron';
  /** Ascending. */
  readonly minutes: readonly number[];
  /** Ascending. */
  readonly hours: readonly number[];
  readonly months: ReadonlySet<number>;
  readonly years: ReadonlySet<number>;
  readonly day: DayRule;
}

/** Parses what stands inside `cron(…)`; undefined when AWS would refuse it. */
export function parseCron(text: string): CronExpression | undefined {
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '', year = '', ...rest] = text
    .toUpperCase()
    .split(/ +/);
  if (rest.length > 0) return undefined;
  const minutes = parseCronField(minute, minuteField);
  const hours = parseCronField(hour, hourField);
  const months = parseCronField(month, monthField);
  const years = parseYears(year);
  const day = parseDay(dayOfMonth, dayOfWeek);
  if (!minutes || !hours || !months || !years || !day) return undefined;
  return { kind: 'cron', minutes: ascending(minutes), hours: ascending(hours), months, years, day };
}

/** AWS: exactly one of the two day fields must be `?`. Source: EventBridge user guide, "Cron expressions reference". */
function parseDay(dayOfMonth: string, dayOfWeek: string): DayRule | undefined {
  if (dayOfWeek === '?' && dayOfMonth !== '?') return parseDayOfMonth(dayOfMonth, dayOfMonthField);
  if (dayOfMonth === '?' && dayOfWeek !== '?') return parseDayOfWeek(dayOfWeek, dayOfWeekField);
  return undefined;
}

function parseYears(text: string): ReadonlySet<number> | undefined {
  return parseCronField(
    text,
    /^\d{4}$/.test(text) && Number(text) > yearField.max ? { min: 1970, max: 9999 } : yearField,
  );
}

function ascending(values: ReadonlySet<number>): readonly number[] {
  return [...values].toSorted((a, b) => a - b);
}

/**
 * The wall-clock times that the expression names, ascending, strictly after the given one, as if the zone were UTC.
 * The last year looked at is 2199.
 */
export function* wallClockFirings(cron: CronExpression, afterWallMs: number): Generator<number> {
  const start = Math.floor(afterWallMs / 60_000) * 60_000 + 60_000;
  const startDay = Math.floor(start / DAY_MS) * DAY_MS;
  for (let year = new Date(start).getUTCFullYear(); year <= yearField.max; year += 1) {
    if (!cron.years.has(year)) continue;
    for (let month = 1; month <= 12; month += 1) {
      if (!cron.months.has(month) || Date.UTC(year, month, 1) <= start) continue;
      for (const day of cron.day(year, month)) {
        const dayMs = Date.UTC(year, month - 1, day);
        if (dayMs < startDay) continue;
        yield* timesOfDay(cron, dayMs, start);
      }
    }
  }
}

const DAY_MS = 86_400_000;

function* timesOfDay(cron: CronExpression, dayMs: number, start: number): Generator<number> {
  for (const hour of cron.hours) {
    for (const minute of cron.minutes) {
      const at = dayMs + hour * 3_600_000 + minute * 60_000;
      if (at >= start) yield at;
    }
  }
}
