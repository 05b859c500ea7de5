import type { FlakeState } from '../flakes/flake-analysis.ts';
import { calendarDay, daysBetween } from '../quarantine/calendar-day.ts';
import type { QuarantineEntry } from '../quarantine/quarantine-entry.ts';
import type { QuarantineAge } from './report-data.ts';

/** How old the entries are on a day and how long they may stay, the oldest first. */
export function describeQuarantine(
  entries: readonly QuarantineEntry[],
  stateOf: (id: string) => FlakeState | undefined,
  now: number,
): readonly QuarantineAge[] {
  const today = calendarDay(now);
  return entries
    .map(({ test, owner, reason, issue, since, expires }): QuarantineAge => {
      const state = stateOf(test);
      return {
        id: test,
        owner,
        reason,
        ...(issue !== undefined && { issue }),
        since,
        expires,
        ageDays: Math.max(0, daysBetween(since, today)),
        daysLeft: daysBetween(today, expires),
        isExpired: expires < today,
        ...(state !== undefined && { state }),
      };
    })
    .sort((a, b) => (a.since === b.since ? (a.id < b.id ? -1 : 1) : a.since < b.since ? -1 : 1));
}
