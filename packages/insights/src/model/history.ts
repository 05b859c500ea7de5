import type { Outcome } from './test-result.ts';

/** A run as the history keeps it: its shards merged, its results in the columns. */
export interface HistoryRun {
  readonly runId: string;
  readonly startedAt: number;
  /** From the first shard's start to the last one's end, ms. */
  readonly durationMs: number;
  readonly shards: number;
  readonly tool: string;
  readonly commit?: string;
  readonly branch?: string;
  readonly codeHash?: string;
  readonly environment: string;
  readonly counts: Readonly<Record<Outcome, number>>;
}

/** One test in one run, read out of the columns. */
export interface HistoryResult {
  /** Index into {@link History.runs}. */
  readonly run: number;
  /** Index into {@link History.tests}. */
  readonly test: number;
  readonly outcome: Outcome;
  readonly durationMs: number;
  readonly attempts: number;
  readonly failedAttempts: number;
  readonly startedAt: number;
  readonly position: number;
  readonly worker: number;
  readonly shard: number;
  /** Index of the predecessor's test; -1 when there is none. */
  readonly predecessor: number;
  /** Index into {@link History.signatures} of the first failed attempt; -1 when none failed. */
  readonly signature: number;
  /** Grows by one whenever the test's own code changes. */
  readonly epoch: number;
  /** A failure with a replay token or a confirmed race. */
  readonly isReproducible: boolean;
  /** What replays the failure, where there is one. */
  readonly replayToken?: string;
  readonly isQuarantined: boolean;
}

export interface HistoryTest {
  readonly id: string;
  readonly file: string;
  readonly suite: readonly string[];
  readonly name: string;
}

/** What failures have in common: the normalised message and the top own frame. */
export interface FailureSignature {
  readonly id: string;
  readonly message: string;
  readonly frame: string;
  /** A message as it was, of the last failure. */
  readonly example: string;
}

/** A file that could not be read, and why; it is never deleted. */
export interface SkippedFile {
  readonly name: string;
  readonly reason: string;
}

/**
 * Every result of every run, oldest first. Implementations keep columns of typed arrays: 1,000 tests × 500 runs must fit
 * into 500 MB and be read in 3 s.
 */
export interface History {
  readonly runs: readonly HistoryRun[];
  readonly tests: readonly HistoryTest[];
  readonly signatures: readonly FailureSignature[];
  readonly skipped: readonly SkippedFile[];
  readonly resultCount: number;
  /** Results of a test, oldest run first. */
  resultsOf(test: number): readonly HistoryResult[];
  /** Results of a run, in the order of execution. */
  resultsIn(run: number): readonly HistoryResult[];
  /** Index of a test by id; -1 when it is unknown. */
  findTest(id: string): number;
}
