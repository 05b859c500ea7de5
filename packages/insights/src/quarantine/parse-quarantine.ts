import { skyrigError, type SkyrigError } from '../model/skyrig-error.ts';
import { daysBetween, isCalendarDay } from './calendar-day.ts';
import { maxQuarantineDays, type QuarantineEntry } from './quarantine-entry.ts';

const fields = ['test', 'owner', 'reason', 'issue', 'since', 'expires'] as const;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function refuse(file: string, what: string, cause?: unknown): SkyrigError {
  return skyrigError('QUARANTINE', `${file}: ${what}`, cause === undefined ? {} : { cause });
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refuse(
      file,
      `it is no JSON (${(error as Error).message}). Mend it, or restore it from version control.`,
      error,
    );
  }
}

/** Throws, with advice, when an entry breaks a rule of the quarantine; answers it with nothing else in it. */
export function checkQuarantineEntry(value: unknown, place: string, file: string): QuarantineEntry {
  if (!isRecord(value)) throw refuse(file, `${place} is no object.`);
  const known: readonly string[] = fields;
  const foreign = Object.keys(value).find((key) => !known.includes(key));
  if (foreign !== undefined)
    throw refuse(file, `${place} has an unknown field ${foreign}. Known: ${fields.join(', ')}.`);
  const text = (field: (typeof fields)[number]): string => {
    const found = value[field];
    if (typeof found === 'string' && found.trim() !== '') return found;
    const shown = found === undefined ? 'has no' : 'is no text in its';
    throw refuse(file, `${place} ${shown} ${field}. Every entry needs a test, an owner, a reason, since and expires.`);
  };
  const day = (field: 'since' | 'expires'): string => {
    const found = text(field);
    if (isCalendarDay(found)) return found;
    throw refuse(file, `${place}: ${field} is ${JSON.stringify(found)}; give a day such as 2026-03-02.`);
  };
  const entry = {
    test: text('test'),
    owner: text('owner'),
    reason: text('reason'),
    ...(value['issue'] !== undefined && { issue: text('issue') }),
    since: day('since'),
    expires: day('expires'),
  };
  const days = daysBetween(entry.since, entry.expires);
  if (days < 0) throw refuse(file, `${place}: it expires (${entry.expires}) before it begins (${entry.since}).`);
  if (days > maxQuarantineDays) {
    throw refuse(
      file,
      `${place}: from ${entry.since} to ${entry.expires} are ${days} days; a quarantine lasts ${maxQuarantineDays} at most. Mend the test, or delete it.`,
    );
  }
  return entry;
}

/** Reads the text of a quarantine file. Throws a SkyrigError that names the file, the entry and what to do. */
export function parseQuarantine(text: string, file: string): QuarantineEntry[] {
  const value = parseJson(text, file);
  if (!isRecord(value) || !Array.isArray(value['quarantine']))
    throw refuse(file, 'it must be an object with a list "quarantine", such as { "quarantine": [] }.');
  const entries = value['quarantine'].map((entry: unknown, index) => {
    const name = isRecord(entry) && typeof entry['test'] === 'string' ? ` (${entry['test']})` : '';
    return checkQuarantineEntry(entry, `entry ${index + 1}${name}`, file);
  });
  const seen = new Set<string>();
  for (const { test } of entries) {
    if (seen.has(test)) throw refuse(file, `there are two entries for ${test}. Keep one of them.`);
    seen.add(test);
  }
  return entries;
}
