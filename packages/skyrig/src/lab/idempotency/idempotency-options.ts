import type { IgnoredState } from '../trials/ignored-state.ts';

export interface IdempotencyOptions {
  /** Names of functions, or parts of names. @defaultValue all functions that ran */
  readonly handlers?: readonly string[];
  /** Also invocations that somebody waits for: nothing delivers them twice but a caller that tries again. @defaultValue false */
  readonly direct?: boolean;
  /** What of the final state may differ. */
  readonly ignore?: readonly IgnoredState[];
  /** At most so many cases. @defaultValue 500 */
  readonly maxCases?: number;
  /** Real time after which no further case is begun, ms. @defaultValue 20000 */
  readonly maxTimeMs?: number;
  /** Steps after which a run counts as one that never ends. @defaultValue 10000 */
  readonly maxSteps?: number;
}

/** What {@link TestCloud.checkIdempotency} did; nothing that it found, which it throws. */
export interface IdempotencyReport {
  /** Runs with a delivery repeated or an invocation crashed. */
  readonly cases: number;
  readonly handlers: readonly CheckedHandler[];
  /** What was not tried, and why. */
  readonly skipped: readonly { readonly what: string; readonly why: string }[];
  readonly elapsedMs: number;
}

export interface CheckedHandler {
  readonly handler: string;
  readonly deliveries: number;
  readonly cases: number;
}
