/** How one attempt at a test ended. */
export type AttemptOutcome = 'passed' | 'failed';

/** How a test ended in a run, all attempts considered: `flaky` failed first and passed on a retry. */
export type Outcome = 'passed' | 'failed' | 'flaky' | 'skipped';

/** One execution of a test; a retry is another one. */
export interface Attempt {
  readonly outcome: AttemptOutcome;
  readonly durationMs: number;
  /** ms since the epoch. */
  readonly startedAt: number;
  /** The error's message, without its stack; only of failures. */
  readonly message?: string;
  /** The error's stack, if the runner gave one. */
  readonly trace?: string;
}

/** What the system under test did for a test, as its trace showed; written by runners that see it. */
export interface TestObservations {
  /** Functions that ran, by name. */
  readonly functions?: readonly string[];
  /** How they were started: `sqs:Tasks -> Processor`, `direct -> Writer`. */
  readonly triggers?: readonly string[];
  /** Effects seen and how many of them an assertion looked at. */
  readonly effects?: { readonly seen: number; readonly asserted: number };
  /** Names of the faults that were injected, and error codes that the system met. */
  readonly faults?: readonly string[];
}

/** One test in one run. */
export interface TestResult {
  /** `file > suite > … > name`, files relative to the project with `/`; the same in every run and on every machine. */
  readonly id: string;
  readonly file: string;
  /** Names of the suites around it, outermost first. */
  readonly suite: readonly string[];
  readonly name: string;
  readonly outcome: Outcome;
  /** Of the last attempt, ms. */
  readonly durationMs: number;
  /** Oldest first; empty for a skipped test. */
  readonly attempts: readonly Attempt[];
  /** Position in the file's order of execution, from 0. */
  readonly position: number;
  /** Worker that ran it, from 1; 0 where the runner does not say. */
  readonly worker: number;
  /** Id of the test that ran before it in the same worker. */
  readonly predecessor?: string;
  /** Changes when the test's own code does: an epoch of its statistics. */
  readonly testHash?: string;
  /** Replays a controlled schedule: its failure is a bug with a reproduction and never a flake. */
  readonly replayToken?: string;
  /** A race that was confirmed by replaying the swap. */
  readonly isConfirmedRace?: boolean;
  /** It was in quarantine when it ran. */
  readonly isQuarantined?: boolean;
  readonly observations?: TestObservations;
}
