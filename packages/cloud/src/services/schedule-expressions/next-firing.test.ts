import { Cron } from 'croner';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTimeZone, nextFiring, parseScheduleExpression } from './index.ts';
import type { FiringOptions } from './next-firing.ts';
import type { ScheduleExpression } from './parse-schedule-expression.ts';

function parse(text: string): ScheduleExpression {
  const expression = parseScheduleExpression(text, 'scheduler');
  if (expression === undefined) throw new Error(`not an expression: ${text}`);
  return expression;
}

function firings(text: string, after: string, count: number, options: FiringOptions = {}): readonly string[] {
  const expression = parse(text);
  const found: string[] = [];
  let at: number | undefined = Date.parse(after);
  while (found.length < count) {
    at = nextFiring(expression, at, options);
    if (at === undefined) break;
    found.push(new Date(at).toISOString().replace(':00.000Z', 'Z'));
  }
  return found;
}

describe('cron', () => {
  // The examples of the EventBridge user guide, "Cron expressions reference".
  test.each([
    ['cron(0 10 * * ? *)', ['2026-11-21T10:00Z', '2026-11-22T10:00Z']],
    ['cron(15 12 * * ? *)', ['2026-11-21T12:15Z', '2026-11-22T12:15Z']],
    ['cron(0 18 ? * MON-FRI *)', ['2026-11-23T18:00Z', '2026-11-24T18:00Z']],
    ['cron(0 8 1 * ? *)', ['2026-12-01T08:00Z', '2027-01-01T08:00Z']],
    ['cron(0/15 * * * ? *)', ['2026-11-21T00:15Z', '2026-11-21T00:30Z']],
    ['cron(0/10 * ? * MON-FRI *)', ['2026-11-23T00:00Z', '2026-11-23T00:10Z']],
    ['cron(0/5 8-17 ? * MON-FRI *)', ['2026-11-23T08:00Z', '2026-11-23T08:05Z']],
    ['cron(0/30 20-2 ? * MON-FRI *)', ['2026-11-23T00:00Z', '2026-11-23T00:30Z']],
    ['cron(0 9 ? * 2#1 *)', ['2026-12-07T09:00Z', '2027-01-04T09:00Z']],
    ['cron(0 9 L * ? *)', ['2026-11-30T09:00Z', '2026-12-31T09:00Z']],
    ['cron(0 9 L-2 * ? *)', ['2026-11-28T09:00Z', '2026-12-29T09:00Z']],
    ['cron(0 9 ? * 6L *)', ['2026-11-27T09:00Z', '2026-12-25T09:00Z']],
    ['cron(0 9 ? * L *)', ['2026-11-21T09:00Z', '2026-11-28T09:00Z']],
    [
      'cron(0 9 15W * ? *)',
      [
        '2026-12-15T09:00Z',
        '2027-01-15T09:00Z',
        '2027-02-15T09:00Z',
        '2027-03-15T09:00Z',
        '2027-04-15T09:00Z',
        '2027-05-14T09:00Z',
      ],
    ],
    [
      'cron(0 9 1W * ? *)',
      [
        '2026-12-01T09:00Z',
        '2027-01-01T09:00Z',
        '2027-02-01T09:00Z',
        '2027-03-01T09:00Z',
        '2027-04-01T09:00Z',
        '2027-05-03T09:00Z',
      ],
    ],
    ['cron(0 9 LW * ? *)', ['2026-11-30T09:00Z', '2026-12-31T09:00Z', '2027-01-29T09:00Z']],
    ['cron(0 9 ? * fri-mon *)', ['2026-11-21T09:00Z', '2026-11-22T09:00Z', '2026-11-23T09:00Z', '2026-11-27T09:00Z']],
    ['cron(15 10 ? * 6L 2027-2028)', ['2027-01-29T10:15Z', '2027-02-26T10:15Z']],
    ['cron(0 0 29 FEB ? *)', ['2028-02-29T00:00Z', '2032-02-29T00:00Z']],
    ['cron(0 0 1 1 ? 2199)', ['2199-01-01T00:00Z']],
    ['cron(0 0 1 1 ? 2500)', []],
    ['cron(0 0 30 2 ? *)', []],
    ['cron(0 0 1 1 ? 2020)', []],
    [
      'cron(1,59 0,23 1/10 1,12 ? *)',
      ['2026-12-01T00:01Z', '2026-12-01T00:59Z', '2026-12-01T23:01Z', '2026-12-01T23:59Z', '2026-12-11T00:01Z'],
    ],
  ])('%s', (text, expected) => {
    expect(firings(text, '2026-11-21T00:00:00Z', Math.max(expected.length, 1))).toEqual(expected);
  });

  test.each([
    'cron(0 1 * * * *)',
    'cron(0 1 ? * ? *)',
    'cron(7 20 * * NOT *)',
    'cron(INVALID)',
    'cron(0 dummy ? * MON-FRI *)',
    'cron(71 8 1 * ? *)',
    'cron()',
    'cron(0 8 1 * ?)',
    'cron(0 8 1 * ? * *)',
    'cron(0 24 * * ? *)',
    'cron(0 8 32 * ? *)',
    'cron(0 8 0 * ? *)',
    'cron(0 8 * 13 ? *)',
    'cron(0 8 ? * 8 *)',
    'cron(0 8 ? * 0 *)',
    'cron(0 8 ? * 3#6 *)',
    'cron(0 8 ? * 3#1,6#3 *)',
    'cron(0 8 3#1 * ? *)',
    'cron(0/0 8 * * ? *)',
    'cron(0 8 * * ? 1969)',
    'cron(0 8 ? * 15W *)',
    'cron(L 8 * * ? *)',
    'cron(1-2-3 8 * * ? *)',
    'cron(1/2/3 8 * * ? *)',
    'cron( 0 8 * * ? *)',
    'cron(0 8 * * ? *) ',
  ])('refuses %s', (text) => {
    expect(parseScheduleExpression(text, 'scheduler')).toBeUndefined();
    expect(parseScheduleExpression(text, 'rules')).toBeUndefined();
  });
});

describe('daylight saving time', () => {
  test('a time that the clock skips does not fire', () => {
    expect(firings('cron(30 2 * 3 ? *)', '2026-03-07T12:00:00Z', 2, { timeZone: 'America/New_York' })).toEqual([
      '2026-03-09T06:30Z',
      '2026-03-10T06:30Z',
    ]);
  });

  test('a time that the clock repeats fires the first time only', () => {
    expect(firings('cron(30 1 * * ? *)', '2026-10-31T12:00:00Z', 2, { timeZone: 'America/New_York' })).toEqual([
      '2026-11-01T05:30Z',
      '2026-11-02T06:30Z',
    ]);
    expect(firings('cron(0/30 * * * ? *)', '2026-11-01T05:00:00Z', 2, { timeZone: 'America/New_York' })).toEqual([
      '2026-11-01T05:30Z',
      '2026-11-01T07:00Z',
    ]);
  });

  test('the wall clock decides on both sides of a change', () => {
    expect(firings('cron(0 9 ? * SAT-SUN *)', '2026-10-24T00:00:00Z', 2, { timeZone: 'Europe/Berlin' })).toEqual([
      '2026-10-24T07:00Z',
      '2026-10-25T08:00Z',
    ]);
  });

  test('rate counts elapsed time', () => {
    const startMs = Date.parse('2026-03-07T12:00:00Z');
    expect(firings('rate(1 day)', '2026-03-07T12:00:00Z', 2, { timeZone: 'America/New_York', startMs })).toEqual([
      '2026-03-08T12:00Z',
      '2026-03-09T12:00Z',
    ]);
  });

  test('zones are known by their IANA names', () => {
    expect(findTimeZone('Asia/Kolkata')?.wallClockAt(0)).toBe(5.5 * 3_600_000);
    expect(findTimeZone('Mars/Olympus')).toBeUndefined();
    expect(findTimeZone('+02:00')).toBeUndefined();
    expect(() => nextFiring(parse('rate(1 day)'), 0, { timeZone: 'Mars/Olympus' })).toThrow(
      'unknown time zone "Mars/Olympus"',
    );
  });
});

describe('rate', () => {
  test.each([
    ['rate(1 minute)', 60_000],
    ['rate(5 minutes)', 300_000],
    ['rate(2 hours)', 7_200_000],
    ['rate(7 days)', 604_800_000],
  ])('%s counts from the start', (text, periodMs) => {
    expect(nextFiring(parse(text), 999, { startMs: 1000 })).toBe(1000);
    expect(nextFiring(parse(text), 1000, { startMs: 1000 })).toBe(1000 + periodMs);
    expect(nextFiring(parse(text), 1000 + periodMs - 1, { startMs: 1000 })).toBe(1000 + periodMs);
  });

  // AWS: recorded refusals of PutRule and CreateSchedule, 2024-05 and 2025-01.
  test.each([
    'rate(10 seconds)',
    'rate(10 years)',
    'rate()',
    'rate(10)',
    'rate(10 minutess)',
    'rate(foo minutes)',
    'rate(-10 minutes)',
    'rate( 10 minutes )',
    ' rate(10 minutes)',
    'rate(0 minutes)',
    'rate(1.5 hours)',
  ])('refuses %s', (text) => {
    expect(parseScheduleExpression(text, 'rules')).toBeUndefined();
    expect(parseScheduleExpression(text, 'scheduler')).toBeUndefined();
  });

  test.each(['rate(1 minutes)', 'rate(1 days)', 'rate(10 minute)', 'rate(2 hour)'])(
    '%s is for Scheduler only',
    (text) => {
      expect(parseScheduleExpression(text, 'rules')).toBeUndefined();
      expect(parseScheduleExpression(text, 'scheduler')).toBeDefined();
    },
  );
});

describe('at', () => {
  test('fires once, at the wall clock of the zone', () => {
    expect(firings('at(2026-11-21T09:30:00)', '2026-11-21T00:00:00Z', 2, { timeZone: 'Asia/Tokyo' })).toEqual([
      '2026-11-21T00:30Z',
    ]);
  });

  test.each([
    'at(2021-12-31T23:59:59Z)',
    'at(2021-12-31)',
    'at(2021-02-30T00:00:00)',
    'at(2021-01-01T24:00:00)',
    'at()',
  ])('refuses %s', (text) => {
    expect(parseScheduleExpression(text, 'scheduler')).toBeUndefined();
  });

  test('is unknown to rules', () => {
    expect(parseScheduleExpression('at(2026-11-21T09:30:00)', 'rules')).toBeUndefined();
  });
});

describe('bounds', () => {
  test('nothing fires before the start or after the end', () => {
    const options = { startMs: Date.parse('2026-11-21T10:00:00Z'), endMs: Date.parse('2026-11-22T10:00:00Z') };
    expect(firings('cron(0 10 * * ? *)', '2026-11-01T00:00:00Z', 5, options)).toEqual([
      '2026-11-21T10:00Z',
      '2026-11-22T10:00Z',
    ]);
  });
});

describe('properties', () => {
  const field = (min: number, max: number): fc.Arbitrary<string> =>
    fc.oneof(
      fc.constant('*'),
      fc.integer({ min, max }).map(String),
      fc
        .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
        .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
      fc
        .tuple(fc.constantFrom('*', `${min}-${max}`), fc.integer({ min: 1, max: Math.min(20, max) }))
        .map(([range, step]) => `${range}/${step}`),
      fc.array(fc.integer({ min, max }), { minLength: 1, maxLength: 4 }).map((values) => values.join(',')),
    );
  const instants = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2035-01-01') });

  test('agrees with croner where the dialects agree: UTC, no names, no special days', () => {
    fc.assert(
      fc.property(
        field(0, 59),
        field(0, 23),
        field(1, 28),
        field(1, 12),
        instants,
        (minute, hour, day, month, after) => {
          const oracle = new Cron(`0 ${minute} ${hour} ${day} ${month} *`, { timezone: 'UTC' });
          const expected = oracle.nextRun(new Date(after))?.getTime();
          expect(nextFiring(parse(`cron(${minute} ${hour} ${day} ${month} ? *)`), after)).toBe(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('the next firing is strictly later and shows the wanted wall clock', () => {
    const zones = fc.constantFrom(
      'UTC',
      'America/New_York',
      'Europe/Berlin',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'America/Sao_Paulo',
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 1, max: 7 }),
        zones,
        instants,
        (minute, hour, weekday, timeZone, after) => {
          const next = nextFiring(parse(`cron(${minute} ${hour} ? * ${weekday} *)`), after, { timeZone }) ?? Number.NaN;
          expect(next).toBeGreaterThan(after);
          const wall = new Date(findTimeZone(timeZone)?.wallClockAt(next) ?? Number.NaN);
          expect([wall.getUTCMinutes(), wall.getUTCHours(), wall.getUTCDay() + 1, wall.getUTCSeconds()]).toEqual([
            minute,
            hour,
            weekday,
            0,
          ]);
        },
      ),
    );
  });
});
