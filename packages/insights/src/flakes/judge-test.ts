import type { HistoryResult, HistoryRun } from '../model/history.ts';
import type { BetaPrior } from '../statistics/fit-beta-prior.ts';
import { FadingCount } from '../statistics/forgetting.ts';
import type { FlakeState, StateChange } from './flake-analysis.ts';
import { entersQuarantine, type FlakeCounts, leavesQuarantine } from './posterior.ts';

/** What a result was evidence of. */
export const labels = { none: 0, pass: 1, flakyFailure: 2, brokenFailure: 3 } as const;

/** Clean runs on probation before a test is healthy again: what it takes to leave quarantine from the prior. */
export const probationRuns = 36;
/** Failing so often in a row would be so unlikely for a flake that the test is broken. */
const streakChance = 0.01;

export interface JudgeOptions {
  readonly prior: BetaPrior;
  /** Of {@link FadingCount}. */
  readonly factor: number;
  readonly isInfrastructure: (result: HistoryResult) => boolean;
}

/** The outcome of a test's whole history. */
export interface Judgement {
  readonly state: FlakeState;
  readonly flakeState: Exclude<FlakeState, 'broken'>;
  /** Faded, and of the current epoch. */
  readonly counts: FlakeCounts;
  readonly changes: readonly StateChange[];
  /** One of {@link labels} a result. */
  readonly evidence: Uint8Array;
  readonly brokenSince: number;
}

/** What is known of a test on one state of the code. */
interface CodeRecord {
  hasPassed: boolean;
  /** Failures that are flaky if it passes here, and broken if it never does: positions in the results. */
  readonly pending: number[];
}

/** Reads the results of one test, oldest first, as they came in, and moves it from state to state. */
class Judge {
  readonly #options: JudgeOptions;
  readonly #runs: readonly HistoryRun[];
  readonly #results: readonly HistoryResult[];
  readonly #evidence: Uint8Array;
  readonly #failures: FadingCount;
  readonly #passes: FadingCount;
  readonly #changes: StateChange[] = [];
  #codes = new Map<string, CodeRecord>();
  #flakeState: Exclude<FlakeState, 'broken'> = 'healthy';
  #state: FlakeState = 'healthy';
  #epoch = -1;
  #seen = 0;
  #flaky = 0;
  /** Runs in a row in which every attempt failed. */
  #streak = 0;
  #streakStart = -1;
  #flakyBeforeStreak = 0;
  #cleanRuns = 0;
  #brokenSince = -1;
  /** Number of evident runs before each result, for the age of pending failures. */
  readonly #order: Uint32Array;

  constructor(runs: readonly HistoryRun[], results: readonly HistoryResult[], options: JudgeOptions) {
    this.#runs = runs;
    this.#results = results;
    this.#options = options;
    this.#evidence = new Uint8Array(results.length);
    this.#order = new Uint32Array(results.length);
    this.#failures = new FadingCount(options.factor);
    this.#passes = new FadingCount(options.factor);
  }

  judge(): Judgement {
    for (const [index, result] of this.#results.entries()) this.#take(result, index);
    return {
      state: this.#state,
      flakeState: this.#flakeState,
      counts: this.#counts(),
      changes: this.#changes,
      evidence: this.#evidence,
      brokenSince: this.#state === 'broken' ? this.#brokenSince : -1,
    };
  }

  #counts(): FlakeCounts {
    return { failures: this.#failures.value, passes: this.#passes.value };
  }

  #take(result: HistoryResult, index: number): void {
    if (result.outcome === 'skipped') return;
    if (result.epoch !== this.#epoch) this.#beginEpoch(result.epoch);
    const hasFailed = result.failedAttempts > 0 || result.outcome === 'failed';
    if (hasFailed && (result.isReproducible || this.#options.isInfrastructure(result))) return;
    // A pass in a run that mostly failed is no evidence either.
    if (!hasFailed && this.#options.isInfrastructure(result)) return;
    this.#seen += 1;
    this.#order[index] = this.#seen;
    this.#failures.age();
    this.#passes.age();
    const code = this.#codeOf(result);
    if (result.outcome === 'failed') this.#fail(code, index, result.run);
    else this.#pass(code, index, result.outcome === 'flaky');
    this.#move(result.run, code);
  }

  #beginEpoch(epoch: number): void {
    this.#epoch = epoch;
    this.#failures.take();
    this.#passes.take();
    this.#codes = new Map();
    this.#streak = 0;
    // What was said about the old test does not hold for the new one; but quarantine is left by proof alone.
    if (this.#flakeState === 'suspect') this.#flakeState = 'healthy';
  }

  #codeOf({ run }: HistoryResult): CodeRecord {
    const of = this.#runs[run];
    // Where the code is unknown, no two runs can be said to have the same.
    const key = of?.codeHash ?? of?.commit ?? `run ${run}`;
    const known = this.#codes.get(key);
    if (known) return known;
    const created = { hasPassed: false, pending: [] };
    this.#codes.set(key, created);
    return created;
  }

  #fail(code: CodeRecord, index: number, run: number): void {
    if (this.#streak === 0) [this.#streakStart, this.#flakyBeforeStreak] = [run, this.#flaky];
    this.#streak += 1;
    if (code.hasPassed && !this.#isStreakUnlikely()) this.#addFlaky(index);
    else {
      this.#evidence[index] = labels.brokenFailure;
      code.pending.push(index);
    }
  }

  #pass(code: CodeRecord, index: number, isRetried: boolean): void {
    this.#streak = 0;
    code.hasPassed = true;
    for (const pending of code.pending.splice(0)) this.#addFlaky(pending);
    if (isRetried) this.#addFlaky(index);
    else {
      this.#evidence[index] = labels.pass;
      this.#passes.add(1);
      this.#cleanRuns += 1;
    }
  }

  #addFlaky(index: number): void {
    this.#evidence[index] = labels.flakyFailure;
    this.#failures.add(this.#options.factor ** (this.#seen - (this.#order[index] ?? 0)));
    this.#flaky += 1;
    this.#cleanRuns = 0;
    if (entersQuarantine(this.#counts(), this.#options.prior)) this.#flakeState = 'quarantined';
    else if (this.#flakeState === 'healthy') this.#flakeState = 'suspect';
  }

  #isStreakUnlikely(): boolean {
    const otherRuns = this.#seen - this.#streak;
    // Laplace's rule of succession: the chance of one more failure after so many in so many runs.
    return ((this.#flakyBeforeStreak + 1) / (otherRuns + 2)) ** this.#streak < streakChance;
  }

  #move(run: number, code: CodeRecord): void {
    if (this.#flakeState !== 'healthy' && this.#streak === 0) this.#recover();
    const isBroken =
      this.#streak > 0 && ((this.#flakeState === 'healthy' && !code.hasPassed) || this.#isStreakUnlikely());
    const state = isBroken ? 'broken' : this.#flakeState;
    if (state === this.#state) return;
    if (state === 'broken') this.#brokenSince = this.#streakStart;
    this.#changes.push({ run, from: this.#state, to: state });
    this.#state = state;
  }

  #recover(): void {
    if (this.#flakeState === 'probation') {
      if (this.#cleanRuns >= probationRuns) this.#flakeState = 'healthy';
      return;
    }
    if (!leavesQuarantine(this.#counts(), this.#options.prior)) return;
    if (this.#flakeState === 'quarantined') {
      this.#flakeState = 'probation';
      this.#cleanRuns = 0;
    } else this.#flakeState = 'healthy';
  }
}

/** Judges a test by its results, oldest first. */
export function judgeTest(
  runs: readonly HistoryRun[],
  results: readonly HistoryResult[],
  options: JudgeOptions,
): Judgement {
  return new Judge(runs, results, options).judge();
}
