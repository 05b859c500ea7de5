import type { SkippedFile } from '../model/history.ts';
import type { FlakeState } from '../flakes/flake-analysis.ts';

/** How a run ended for whoever waited for it. */
export type RunVerdict =
  /** Everything passed at the first attempt. */
  | 'green'
  /** It would have been red, but for a retry or the quarantine. */
  | 'rescued'
  /** A test failed. */
  | 'red'
  /** More than half of the tests failed: it tells about the machine, not about the tests. */
  | 'infrastructure';

/** What a report says, as data: the HTML page, the Markdown summary and `--json` are all made from it. */
export interface Report {
  readonly formatVersion: 1;
  readonly project: string;
  /** ISO 8601, as all points in time here. */
  readonly generatedAt: string;
  readonly period: ReportPeriod;
  /** Files of the history that could not be read. */
  readonly skipped: readonly SkippedFile[];
  readonly headline: Headline;
  /** What somebody should look at, the worst first. */
  readonly alerts: readonly Alert[];
  /** Oldest first. */
  readonly runs: readonly RunPoint[];
  /** Every test. */
  readonly tests: readonly TestSummary[];
  /** Tests with flaky failures, the most expensive first. */
  readonly offenders: readonly Offender[];
  /** The longest in quarantine first. */
  readonly quarantine: readonly QuarantineAge[];
  /** Tests that fail at every attempt, the longest broken first. */
  readonly broken: readonly BrokenTest[];
  /** Failures that can be had again by a replay token. */
  readonly reproducible: readonly ReproducibleBug[];
  /** Files of tests, the longest first. */
  readonly suites: readonly SuiteTrend[];
  /** How long a whole run takes. */
  readonly runDuration: DurationTrend;
  /** Recent and significant increases of a duration, the greatest first. */
  readonly slower: readonly SlowdownAlert[];
  /** By median, the slowest first. */
  readonly slowest: readonly SlowTest[];
  /** Failures by what they have in common, the most frequent first. */
  readonly signatures: readonly SignatureSummary[];
  /** Seven rows from Monday, 24 columns each, in UTC. */
  readonly hours: readonly (readonly Tally[])[];
  readonly workers: readonly WorkerTally[];
  /** Of the last assessment, when there is one. */
  readonly coverage?: CoverageSummary;
}

export interface ReportPeriod {
  readonly runs: number;
  readonly tests: number;
  readonly results: number;
  /** Start of the first and the last run; absent in an empty history. */
  readonly from?: string;
  readonly to?: string;
  /** The headline tells about this many runs at the end, and compares them with the runs before. */
  readonly recentRuns: number;
}

/** A figure of the recent runs, and of those before. */
export interface Figure {
  /** Absent when there is nothing to measure. */
  readonly value?: number;
  /** Absent when the history is too short to compare. */
  readonly previous?: number;
}

export interface Headline {
  /** Share of executed tests that passed at the first attempt. */
  readonly stability: Figure;
  /** Share of runs in which everything passed at the first attempt. */
  readonly firstTryGreen: Figure;
  /** Share of runs in which a flake showed. */
  readonly flakyRunRate: Figure;
  /** Runs that a retry or the quarantine saved; `previous` is scaled to the same number of runs. */
  readonly buildsRescued: Figure;
  /** Time spent on retries, and on runs that were red for nothing; `previous` is scaled to the same number of runs. */
  readonly minutesLost: Figure;
  /** Median duration of a run, ms. */
  readonly runDurationMs: Figure;
}

export interface Alert {
  readonly level: 'bad' | 'warn';
  readonly kind: 'broken' | 'expired' | 'reproducible' | 'flaky' | 'slower' | 'expiring' | 'skipped';
  readonly text: string;
}

export interface RunPoint {
  readonly runId: string;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly verdict: RunVerdict;
  /** It was red, and for flakes alone. */
  readonly isRedForNothing: boolean;
  readonly passed: number;
  readonly flaky: number;
  readonly failed: number;
  readonly quarantinedFailures: number;
  readonly skipped: number;
  /** Share of the executed tests that passed at the first attempt; 1 when none was executed. */
  readonly stability: number;
  readonly minutesLost: number;
  readonly branch?: string;
  readonly commit?: string;
}

export interface TestSummary {
  readonly id: string;
  readonly file: string;
  readonly name: string;
  readonly state: FlakeState;
  /** Runs in which it was executed. */
  readonly runs: number;
  readonly flaky: number;
  readonly failed: number;
  /** P(p > 1 %), where p is how often it fails by itself. */
  readonly flakyProbability: number;
  /** Of passing executions; absent when it never passed. */
  readonly medianMs?: number;
  readonly p95Ms?: number;
  readonly minutesLost: number;
  readonly changes: readonly DurationChange[];
}

/** How often something failed among how many executions. */
export type Tally = readonly [failures: number, results: number];

export interface WorkerTally {
  readonly worker: number;
  readonly tally: Tally;
}

export interface Offender {
  readonly id: string;
  readonly state: FlakeState;
  readonly flakyProbability: number;
  readonly flakeRate: number;
  readonly flakyFailures: number;
  readonly runs: number;
  readonly minutesLost: number;
  /** Runs that were red for nothing because of it. */
  readonly buildsBroken: number;
  /** Runs that were saved from it. */
  readonly buildsRescued: number;
  readonly lastFlakyAt: string;
  /** The likely cause, in words, when the evidence allows one. */
  readonly cause?: string;
  /** What its failures depend on, in words. */
  readonly patterns: readonly string[];
  /** Its most frequent failure. */
  readonly message: string;
  /** 24 entries, UTC. */
  readonly hours: readonly Tally[];
  /** In the order of {@link Report.workers}. */
  readonly workers: readonly Tally[];
}

export interface QuarantineAge {
  readonly id: string;
  readonly owner: string;
  readonly reason: string;
  readonly issue?: string;
  readonly since: string;
  readonly expires: string;
  /** Whole days. */
  readonly ageDays: number;
  /** Whole days; 0 on its last day, negative after it. */
  readonly daysLeft: number;
  readonly isExpired: boolean;
  /** What the history says of it now; absent when the history does not know it. */
  readonly state?: FlakeState;
}

export interface BrokenTest {
  readonly id: string;
  readonly since: string;
  readonly sinceRun: string;
  /** Failures in a row. */
  readonly failures: number;
  readonly message: string;
  readonly frame: string;
}

export interface ReproducibleBug {
  readonly id: string;
  readonly count: number;
  readonly lastAt: string;
  readonly message: string;
  readonly replayToken?: string;
}

/** A point from which on something takes longer, or less long. */
export interface DurationChange {
  /** Index into {@link Report.runs} of the first run after it. */
  readonly run: number;
  readonly at: string;
  readonly runId: string;
  readonly commit?: string;
  /** Medians. */
  readonly beforeMs: number;
  readonly afterMs: number;
  /** How likely so clear a change is by chance. */
  readonly p: number;
}

export interface DurationTrend {
  /** Absent when it never passed. */
  readonly medianMs?: number;
  readonly p95Ms?: number;
  readonly changes: readonly DurationChange[];
}

export interface SuiteTrend extends DurationTrend {
  readonly file: string;
  readonly tests: number;
  /** One a run, ms, the sum of its tests; null where it did not run. */
  readonly series: readonly (number | null)[];
}

export interface SlowdownAlert extends DurationChange {
  readonly of: 'test' | 'suite' | 'run';
  /** Test id or file; `all tests` for the whole run. */
  readonly name: string;
  /** `afterMs / beforeMs` */
  readonly ratio: number;
  /** p, corrected for how many series were looked at (Holm). */
  readonly correctedP: number;
}

export interface SlowTest {
  readonly id: string;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Of the time of all tests. */
  readonly share: number;
}

export interface SignatureSummary {
  readonly id: string;
  readonly message: string;
  readonly frame: string;
  readonly example: string;
  /** Results that failed so, at least at first. */
  readonly failures: number;
  /** Of them, those that are flakes. */
  readonly flaky: number;
  /** Ids, those with most failures first. */
  readonly tests: readonly string[];
  readonly firstAt: string;
  readonly lastAt: string;
}

export interface CoverageSummary {
  /** 0 to 100. */
  readonly score?: number;
  /** Functions, with the partly covered counted half; 0 to 100. */
  readonly percent: number;
  readonly full: number;
  readonly partial: number;
  readonly none: number;
  readonly excluded: number;
  /** The most pressing ones. */
  readonly recommendations: readonly { readonly priority: string; readonly subject: string; readonly what: string }[];
}
