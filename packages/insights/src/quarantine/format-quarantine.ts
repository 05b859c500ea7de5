import type { QuarantineEntry } from './quarantine-entry.ts';

const byTest = (left: QuarantineEntry, right: QuarantineEntry): number =>
  left.test < right.test ? -1 : left.test > right.test ? 1 : 0;

/** The text of a quarantine file: sorted by test and always laid out alike, so that a change is a change of one entry. */
export function formatQuarantine(entries: readonly QuarantineEntry[]): string {
  const sorted = [...entries].sort(byTest).map(({ test, owner, reason, issue, since, expires }) => ({
    test,
    owner,
    reason,
    ...(issue !== undefined && { issue }),
    since,
    expires,
  }));
  return `${JSON.stringify({ quarantine: sorted }, null, 2)}\n`;
}
