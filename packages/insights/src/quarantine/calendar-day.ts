const DAY_MS = 86_400_000;

/** The day of a moment, UTC: `2026-03-02`. */
export function calendarDay(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}

/** Answers whether a text is a day that exists: `2026-02-30` is none. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const timeMs = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(timeMs) && calendarDay(timeMs) === text;
}

/** Days from one day to another; negative when the other was before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return calendarDay(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);
}
