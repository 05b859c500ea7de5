import type { IgnoredState } from '../trials/ignored-state.ts';

/** A family of ways to fail. `specific` errors are those of one operation, which a retry does not cure. */
export type FaultKind = 'throttling' | 'internal error' | 'specific' | 'lost response' | 'timeout';

/**
 * `survived`: the body passed and all ended as it does without faults. `degraded`: the body passed, the final state differs.
 * `dead-letter`: likewise, and an event was given up. `failed`: the body failed.
 */
export type FaultVerdict = 'survived' | 'degraded' | 'dead-letter' | 'failed';

export interface FaultSearchOptions {
  /** Names of functions, or parts of names, whose requests are to fail. @defaultValue all functions that ran */
  readonly handlers?: readonly string[];
  /** @defaultValue all kinds */
  readonly kinds?: readonly FaultKind[];
  /** What of the final state may differ. */
  readonly ignore?: readonly IgnoredState[];
  /** Throws for a fault that failed the body, or for one that was not survived. @defaultValue throws for none */
  readonly failOn?: 'failed' | 'degraded';
  /** At most so many faults. @defaultValue 500 */
  readonly maxFaults?: number;
  /** Real time after which no further fault is tried, ms. @defaultValue 20000 */
  readonly maxTimeMs?: number;
  /** Steps after which a run counts as one that never ends. @defaultValue 10000 */
  readonly maxSteps?: number;
}

/** What became of one fault. */
export interface FaultOutcome {
  /** Name of the function whose request failed. */
  readonly handler: string;
  /** `dynamodb PutItem Orders id="a"`. */
  readonly call: string;
  readonly kind: FaultKind;
  /** `InternalServerError at every attempt`. */
  readonly fault: string;
  readonly verdict: FaultVerdict;
  /**
   * What helped, of a fault that was survived: the same request sent once more, by the SDK or the code, or the event delivered
   * once more. Undefined: the code went on without.
   */
  readonly cure: 'retry' | 'redelivery' | undefined;
  /** Where the final state differs, or what the body threw. */
  readonly details: readonly string[];
}

export interface FaultReport {
  /** Requests that functions made in the run without faults, and how many of them are unlike each other. */
  readonly calls: number;
  readonly distinctCalls: number;
  readonly faults: readonly FaultOutcome[];
  /** What was not tried, and why. */
  readonly skipped: readonly { readonly what: string; readonly why: string }[];
  readonly elapsedMs: number;
  /** All of it as text; what matters most comes first. */
  format(): string;
}
