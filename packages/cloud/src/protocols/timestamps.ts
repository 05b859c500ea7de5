import type { TimestampFormat } from './model.ts';

/** Seconds since 1970, with the milliseconds as a fraction. */
export function toEpochSeconds(date: Date): number {
  return date.getTime() / 1000;
}

/** A point in time as text, in one of the three formats of the protocols. */
export function formatTimestamp(date: Date, format: TimestampFormat): string {
  if (format === 'epoch-seconds') return String(toEpochSeconds(date));
  if (format === 'http-date') return date.toUTCString();
  return date.getUTCMilliseconds() === 0 ? `${date.toISOString().slice(0, 19)}Z` : date.toISOString();
}

const dateTime = /^\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?([Zz]|[+-]\d\d:?\d\d)?)?$/;

/** Undefined where the text is no point in time in that format. Numbers are taken as epoch seconds in any format. */
export function parseTimestamp(text: string, format: TimestampFormat): Date | undefined {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return fromEpochSeconds(Number(text));
  if (format === 'epoch-seconds') return undefined;
  const zone = dateTime.exec(text);
  if (format === 'date-time' && !zone) return undefined;
  // Without a zone it is UTC, not the machine's.
  const time = Date.parse(zone && zone[1] !== undefined && zone[2] === undefined ? `${text}Z` : text);
  return Number.isNaN(time) ? undefined : new Date(time);
}

/** Rounded to whole milliseconds. */
export function fromEpochSeconds(seconds: number): Date {
  return new Date(Math.round(seconds * 1000));
}
