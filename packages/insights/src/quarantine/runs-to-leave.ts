import { type FlakeCounts, leavesQuarantine } from '../flakes/posterior.ts';
import { forgettingFactor } from '../statistics/forgetting.ts';

const halfLifeRuns = 100;

/**
 * How many runs in a row a test must pass until its posterior lets it out of quarantine, counted from what was seen so far.
 * What is behind it fades as it does in the history.
 */
export function runsToLeave({ failures, passes }: FlakeCounts): number {
  const factor = forgettingFactor(halfLifeRuns);
  let counts = { failures, passes };
  let runs = 0;
  while (!leavesQuarantine(counts)) {
    counts = { failures: counts.failures * factor, passes: counts.passes * factor + 1 };
    runs += 1;
  }
  return runs;
}
