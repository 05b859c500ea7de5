import type { Attempt, Outcome, TestObservations } from '../model/test-result.ts';

/** What the test itself, or its fixture, leaves for the history: `task.meta.skyrig` in Vitest. */
export interface TestNote {
  readonly observations?: TestObservations;
  readonly replayToken?: string;
  readonly isConfirmedRace?: boolean;
}

/** What a runner tells of one test. */
export interface RecordedTest {
  /** Absolute. */
  readonly file: string;
  /** Names of the suites around it, outermost first. */
  readonly suite: readonly string[];
  readonly name: string;
  readonly outcome: Outcome;
  /** Oldest first; empty for a skipped test. */
  readonly attempts: readonly Attempt[];
  /** From 1; 0 where the runner does not say. */
  readonly worker: number;
  readonly note?: TestNote;
}

/** The name under which a file is recorded that could not be loaded, so that its tests never ran. */
export const loadingName = '(loading the file)';
