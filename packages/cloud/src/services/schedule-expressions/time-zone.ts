/** Converts between instants and the wall clock of a zone. */
export interface TimeZone {
  /** What the wall clock shows at an instant, as if it were UTC. */
  readonly wallClockAt: (instantMs: number) => number;
  /** The first instant at which the wall clock shows a time; undefined when it is skipped. */
  readonly instantOf: (wallMs: number) => number | undefined;
}

const utc: TimeZone = { wallClockAt: (instantMs) => instantMs, instantOf: (wallMs) => wallMs };

/** Formatters take 50 µs to build; a zone's rules never change, so they are kept. */
const known = new Map<string, TimeZone>([['UTC', utc]]);

/** Finds an IANA zone by name; undefined when there is none. */
export function findTimeZone(name: string): TimeZone | undefined {
  const existing = known.get(name);
  if (existing !== undefined) return existing;
  const format = createFormat(name);
  if (format === undefined) return undefined;
  const zone = createZone((instantMs) => offsetAt(format, instantMs));
  known.set(name, zone);
  return zone;
}

function createFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  // Intl also takes offsets such as +02:00, which are no zone names.
  if (!/^[A-Za-z][\w+/-]*$/.test(timeZone)) return undefined;
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}

function offsetAt(format: Intl.DateTimeFormat, instantMs: number): number {
  const whole = Math.floor(instantMs / 1000) * 1000;
  const fields = new Map(format.formatToParts(whole).map(({ type, value }) => [type, Number(value)]));
  const read = (type: Intl.DateTimeFormatPartTypes): number => fields.get(type) ?? 0;
  const wall = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
  return wall - whole;
}

const DAY_MS = 86_400_000;

function createZone(offset: (instantMs: number) => number): TimeZone {
  return {
    wallClockAt: (instantMs) => instantMs + offset(instantMs),
    instantOf: (wallMs) => {
      const candidates = [wallMs - offset(wallMs - DAY_MS), wallMs - offset(wallMs + DAY_MS)];
      const valid = candidates.filter((instant) => instant + offset(instant) === wallMs);
      return valid.length === 0 ? undefined : Math.min(...valid);
    },
  };
}
