import type { BetaPrior } from '../statistics/fit-beta-prior.ts';
import type { Diagnosis } from './diagnose-flake.ts';
import type { Pattern } from './find-patterns.ts';

/** Where a test stands. `broken` stands outside: it fails at every attempt, which is no flake. */
export type FlakeState = 'healthy' | 'suspect' | 'quarantined' | 'probation' | 'broken';

/** A change of state, and the run (an index) that brought it about. */
export interface StateChange {
  readonly run: number;
  readonly from: FlakeState;
  readonly to: FlakeState;
}

/** Failures of one test that have their signature in common. */
export interface FailureGroup {
  /** Index into the history's signatures; -1 when the failure has none. */
  readonly signature: number;
  readonly message: string;
  readonly frame: string;
  readonly count: number;
}

/** What the runs say about one test. */
export interface TestVerdict {
  /** Index into the history's tests. */
  readonly test: number;
  readonly id: string;
  readonly state: FlakeState;
  /** The state of its flakiness, even while it is broken. */
  readonly flakeState: Exclude<FlakeState, 'broken'>;
  /** P(p > 1 %), where p is how often it fails by itself. */
  readonly flakyProbability: number;
  /** Expected p. */
  readonly flakeRate: number;
  /** Runs that were evidence: neither skipped nor lost to the infrastructure. */
  readonly runs: number;
  /** Of them, those in which it failed although it passes on the same code. */
  readonly flakyFailures: number;
  /** Of them, those in which it failed at every attempt and never passed on that code. */
  readonly brokenRuns: number;
  readonly infrastructureFailures: number;
  /** Failures with a replay token or a confirmed race: bugs, never flakes. */
  readonly reproducibleFailures: number;
  /** First and last run with a flaky failure; -1 when there is none. */
  readonly firstFlakyRun: number;
  readonly lastFlakyRun: number;
  /** The run since which it is broken; -1 when it is not. */
  readonly brokenSince: number;
  readonly changes: readonly StateChange[];
  /** The clearest first; what could be chance is left out. Empty for tests without flaky failures. */
  readonly patterns: readonly Pattern[];
  /** Flaky failures by signature, the most frequent first. */
  readonly failures: readonly FailureGroup[];
  /** Only of tests with flaky failures. */
  readonly diagnosis?: Diagnosis;
}

/** A failure that can be had again: a bug with its reproduction. */
export interface ReproducibleFailure {
  readonly test: number;
  readonly id: string;
  /** The last run in which it occurred. */
  readonly run: number;
  readonly count: number;
  /** What replays it, if the history kept it. */
  readonly replayToken?: string;
  readonly message: string;
}

/** What a history says about the flakiness of its tests. */
export interface FlakeAnalysis {
  /** One a test, in the order of the history's tests. */
  readonly verdicts: readonly TestVerdict[];
  /** Bugs with a reproduction, by test. */
  readonly reproducible: readonly ReproducibleFailure[];
  /** Runs (indices) that are no evidence, as more than half of their tests failed. */
  readonly infrastructureRuns: readonly number[];
  readonly prior: BetaPrior;
  /** The prior was fitted to this suite, which needs more than 1,000 tests. */
  readonly isPriorFitted: boolean;
}
