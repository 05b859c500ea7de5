import { expect, test } from 'vitest';
import { dateIn } from './calendar.ts';

test('an instant falls on different days in different time zones', () => {
  const instant = new Date('2026-03-10T23:30:00Z');
  expect(dateIn('UTC', instant)).toBe('2026-03-10');
  expect(dateIn('America/New_York', instant)).toBe('2026-03-10');
  expect(dateIn('Europe/Berlin', instant)).toBe('2026-03-11');
  expect(dateIn('Pacific/Kiritimati', instant)).toBe('2026-03-11');
});

test('midnight belongs to the day that begins', () => {
  expect(dateIn('America/New_York', new Date('2026-03-11T03:59:59.999Z'))).toBe('2026-03-10');
  expect(dateIn('America/New_York', new Date('2026-03-11T04:00:00.000Z'))).toBe('2026-03-11');
});

test('the day of a clock change has the date of its zone', () => {
  // Summer time begins in New York on 8 March 2026: its midnight is at 05:00 UTC, the next one at 04:00.
  expect(dateIn('America/New_York', new Date('2026-03-08T04:59:00Z'))).toBe('2026-03-07');
  expect(dateIn('America/New_York', new Date('2026-03-08T05:00:00Z'))).toBe('2026-03-08');
  expect(dateIn('America/New_York', new Date('2026-03-09T04:00:00Z'))).toBe('2026-03-09');
});

test('a time zone that does not exist is refused', () => {
  expect(() => dateIn('Middle/Earth', new Date(0))).toThrow(/Middle\/Earth/);
});
