import type { QuarantineEntry } from './quarantine-entry.ts';

/** Entries that excuse a failure, and those that do so no longer. */
export interface SplitQuarantine {
  readonly active: readonly QuarantineEntry[];
  readonly expired: readonly QuarantineEntry[];
}

/** Parts what is in force on a day from what has expired: the day of expiry itself still counts. */
export function splitExpired(entries: readonly QuarantineEntry[], today: string): SplitQuarantine {
  return {
    active: entries.filter(({ expires }) => expires >= today),
    expired: entries.filter(({ expires }) => expires < today),
  };
}
