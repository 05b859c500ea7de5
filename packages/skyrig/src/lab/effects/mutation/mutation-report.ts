import type { EffectLevel } from '../effect-unit.ts';

/**
 * What is done to an effect. `DROP`, `DROP-MSG`: it does not happen. `DUP`, `DUP-DELIVERY`: it happens twice. `DELAY`: it
 * happens later. `TAMPER`: with another value. `WRONG-KEY`: to another item. `STALE-READ`: a read answers what was before.
 * `REORDER`: a message goes behind the next one.
 */
export type MutationOperator =
  | 'DROP'
  | 'DUP'
  | 'DELAY'
  | 'TAMPER'
  | 'WRONG-KEY'
  | 'STALE-READ'
  | 'DROP-MSG'
  | 'DUP-DELIVERY'
  | 'REORDER';

/**
 * `predicted`: nobody looked at the effect, so that nobody can miss it; it was not run. `equivalent`: nothing came out
 * different in the end. `not reached`: the run took another way before it came to the step.
 */
export type MutationVerdict =
  | 'killed by assertion'
  | 'killed by crash'
  | 'killed by timeout'
  | 'survived'
  | 'predicted'
  | 'equivalent'
  | 'not reached'
  | 'not run';

/** All effects of one kind, changed in one way; one of them was changed for all. */
export interface Mutation {
  readonly operator: MutationOperator;
  readonly handler: string;
  readonly operation: string;
  readonly resource: string;
  /** Of `TAMPER`. */
  readonly attribute?: string;
  /** How closely the test looks at it. */
  readonly level: EffectLevel;
  readonly verdict: MutationVerdict;
  /** What the test threw, in one line. */
  readonly error?: string;
  /** An assertion that would notice. */
  readonly suggestion?: string;
  /** The verdict was known from an earlier run. */
  readonly isCached?: boolean;
}

export interface MutationReport {
  readonly mutations: readonly Mutation[];
  /** Killed by an assertion, of all that could have been: not of those equivalent, not reached or not run. 1 when there are none. */
  readonly score: number;
  readonly verdicts: Readonly<Record<MutationVerdict, number>>;
  /** How often the body was run, without the runs that change nothing. */
  readonly runs: number;
  /** Of predicted survivors that were run to see: how many survived. */
  readonly predictions: { readonly checked: number; readonly right: number };
  readonly elapsedMs: number;
}

export interface MutateOptions {
  /** Names the body in the cache. @defaultValue 'test' */
  readonly name?: string;
  /** Runs at most. @defaultValue 200 */
  readonly runs?: number;
  /** Real time after which no further run is begun, ms. @defaultValue 60000 */
  readonly maxTimeMs?: number;
  /** Real time after which one run is given up, ms. @defaultValue three times what the body takes unchanged, at least 2000 */
  readonly runTimeoutMs?: number;
  /** @defaultValue all */
  readonly operators?: readonly MutationOperator[];
  /** Share of predicted survivors that are run to see whether they do survive; at least one is. @defaultValue 0.05 */
  readonly verify?: number;
  /** Folder of known verdicts; `false` keeps none. @defaultValue '.skyrig/mutations' */
  readonly cache?: string | false;
  /** Files whose change makes verdicts void, beside the body and the functions. @defaultValue none */
  readonly files?: readonly string[];
}
