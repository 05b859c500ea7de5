/** The file in a project's folder that lists what is in quarantine. */
export const quarantineFileName = 'skyrig.quarantine.json';

/** The longest time from `since` to `expires`, in days. */
export const maxQuarantineDays = 14;

/** One test in quarantine: it runs, and its failure does not fail the build until the entry expires. */
export interface QuarantineEntry {
  /** The test's id: `file > suite > … > name`. */
  readonly test: string;
  /** Who mends it: `@team`, a name or an address. */
  readonly owner: string;
  readonly reason: string;
  /** The issue it is dealt with in. */
  readonly issue?: string;
  /** Day of entry, UTC: `2026-03-02`. */
  readonly since: string;
  /** Last day on which its failure is excused, UTC; at most {@link maxQuarantineDays} after `since`. */
  readonly expires: string;
}
