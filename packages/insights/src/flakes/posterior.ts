import { betaTail } from '../statistics/beta-tail.ts';
import type { BetaPrior } from '../statistics/fit-beta-prior.ts';

/** A test that fails by itself in more than one of a hundred runs costs more than it tells. */
export const tolerableRate = 0.01;
/** Into quarantine when it is this certain that the rate is above {@link tolerableRate}. */
export const enterCertainty = 0.95;
/** Out again when it is this certain that the rate is below; as it is another threshold, nothing flaps. */
export const leaveCertainty = 0.9;

/** Before anything was seen, a test is believed to fail in 0.5 % of its runs, with the weight of 100 runs. */
export const defaultPrior: BetaPrior = { a: 0.5, b: 99.5 };

/** What was seen of a test; old runs may count for less than one. */
export interface FlakeCounts {
  /** Runs in which it failed, although it passes on the same code. */
  readonly failures: number;
  readonly passes: number;
}

/** P(p > 1 %): how likely the test is flaky. */
export function flakyProbability({ failures, passes }: FlakeCounts, prior: BetaPrior = defaultPrior): number {
  return betaTail(prior.a + failures, prior.b + passes, tolerableRate);
}

/** Whether the counts put a test into quarantine. */
export function entersQuarantine(counts: FlakeCounts, prior: BetaPrior = defaultPrior): boolean {
  return flakyProbability(counts, prior) > enterCertainty;
}

/** Whether the counts let a test out of quarantine: P(p < 1 %) > 0.9. */
export function leavesQuarantine(counts: FlakeCounts, prior: BetaPrior = defaultPrior): boolean {
  const a = prior.a + counts.failures;
  const b = prior.b + counts.passes;
  // The distribution leans to the right: with its mean above the rate, less than 90 % of it can lie below. Spares the rest.
  if (a / (a + b) >= tolerableRate) return false;
  return 1 - betaTail(a, b, tolerableRate) > leaveCertainty;
}
