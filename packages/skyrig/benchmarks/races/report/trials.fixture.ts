import type { Contender } from '../measure/contestants.ts';
import type { Trial, TrialEnding } from '../measure/first-failure.ts';

/** Trials of one contender on one subject that ended so, after so many runs of a millisecond each. */
export function trialsThat(
  subject: string,
  contender: Contender,
  endings: readonly (readonly [ending: TrialEnding, runs: number])[],
): readonly Trial[] {
  return endings.map(([ending, runs], index) => ({
    subject,
    contender,
    trial: index + 1,
    ending,
    runs,
    ms: runs,
    failure: undefined,
  }));
}

/** The same ending of several trials. */
export function times(
  count: number,
  ending: TrialEnding,
  runs: number,
): readonly (readonly [ending: TrialEnding, runs: number])[] {
  return Array.from({ length: count }, () => [ending, runs] as const);
}
