import { expect, test } from 'vitest';

import { addDays, calendarDay, daysBetween, isCalendarDay } from './calendar-day.ts';

test('a day is one of UTC', () => {
  expect(calendarDay(Date.parse('2026-03-02T00:30:00+02:00'))).toBe('2026-03-01');
});

test.each([
  ['2026-02-28', true],
  ['2026-02-30', false],
  ['2026-2-3', false],
  ['2026-13-01', false],
  ['tomorrow', false],
])('%s is a day: %s', (text, answer) => {
  expect(isCalendarDay(text)).toBe(answer);
});

test('days are counted over months, years and changes of the clock', () => {
  expect(addDays('2026-02-20', 14)).toBe('2026-03-06');
  expect(daysBetween('2025-12-31', '2026-01-02')).toBe(2);
  expect(daysBetween('2026-04-02', '2026-03-19')).toBe(-14);
});
