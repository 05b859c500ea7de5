import { parseCronField, parseCronValue } from './cron-field.ts';
import type { CronFieldShape } from './cron-field.ts';

/** The days of a month (1-12) on which an expression fires, ascending. */
export type DayRule = (year: number, month: number) => readonly number[];

/** Parses day-of-month: values, `L` (last), `L-3`, `15W` (nearest weekday), `LW` (last weekday). */
export function parseDayOfMonth(text: string, shape: CronFieldShape): DayRule | undefined {
  const special = /^(?:L(?:-(\d{1,2}))?(W)?|(\d{1,2})W)$/.exec(text);
  if (special === null) {
    const days = parseCronField(text, shape);
    return days && ((year, month) => daysOf(year, month).filter((day) => days.has(day)));
  }
  const [, before = '0', lastWeekday, nearestTo] = special;
  if (nearestTo !== undefined) {
    const day = parseCronValue(nearestTo, shape);
    if (day === undefined) return undefined;
    return (year, month) => (day > lengthOf(year, month) ? [] : [nearestWeekday(year, month, day)]);
  }
  const offset = Number(before);
  if (offset > 30) return undefined;
  return (year, month) => {
    const day = lengthOf(year, month) - offset;
    if (day < 1) return [];
    return [lastWeekday === undefined ? day : nearestWeekday(year, month, day)];
  };
}

/** Parses day-of-week: values (1 = Sunday), `L` (Saturday), `6L` (last Friday of the month), `3#2` (second Tuesday). */
export function parseDayOfWeek(text: string, shape: CronFieldShape): DayRule | undefined {
  const special = /^(?:([0-9A-Z]{0,3}?)L|([0-9A-Z]{1,3})#(\d))$/.exec(text);
  if (special === null || text === 'L') {
    const weekdays = parseCronField(text === 'L' ? '7' : text, shape);
    return (
      weekdays && ((year, month) => daysOf(year, month).filter((day) => weekdays.has(weekdayOf(year, month, day))))
    );
  }
  const weekday = parseCronValue(special[1] ?? special[2] ?? '', shape);
  if (weekday === undefined) return undefined;
  const matching: DayRule = (year, month) =>
    daysOf(year, month).filter((day) => weekdayOf(year, month, day) === weekday);
  if (special[3] === undefined) return (year, month) => matching(year, month).slice(-1);
  const nth = Number(special[3]);
  if (nth < 1 || nth > 5) return undefined;
  return (year, month) => matching(year, month).slice(nth - 1, nth);
}

/** The weekday nearest to a day without leaving its month. */
function nearestWeekday(year: number, month: number, day: number): number {
  const weekday = weekdayOf(year, month, day);
  if (weekday === SATURDAY) return day === 1 ? 3 : day - 1;
  if (weekday === SUNDAY) return day === lengthOf(year, month) ? day - 2 : day + 1;
  return day;
}

const SUNDAY = 1;
const SATURDAY = 7;

function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
}

function lengthOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function daysOf(year: number, month: number): readonly number[] {
  return Array.from({ length: lengthOf(year, month) }, (_, index) => index + 1);
}
