import { holmCorrection } from '../../../../insights/src/statistics/holm-correction.ts';
import { isSeedless, type Contestant } from '../measure/contestants.ts';
import type { Trial } from '../measure/first-failure.ts';
import { logRank, type LogRank, type Stratum, type Survival } from '../statistics/log-rank.ts';
import { subjectsOf, trialsOf } from './trial-figures.ts';

const LEVEL = 0.05;

/** Two contestants on one subject. */
export interface SubjectComparison {
  readonly subject: string;
  readonly test: LogRank;
  /** The p-value after Holm's correction over all subjects that these two were tested on. */
  readonly corrected: number;
  readonly verdict: 'sooner' | 'later' | 'no difference shown';
}

/** Two contestants on all subjects. */
export interface Comparison {
  readonly contestant: Contestant;
  /** Empty for one without a seed: all its trials are the same one, and a test takes them for many. */
  readonly subjects: readonly SubjectComparison[];
  /** All subjects at once, each compared within itself. One without a seed has one trial for each. */
  readonly pooled: LogRank;
}

/** Compares the runs that two contestants needed; trials that gave up count as such, and not as any number of runs. */
export function compareTrials(
  trials: readonly Trial[],
  contestant: Contestant,
  reference: Contestant,
  cap: number,
): Comparison {
  const strata = subjectsOf(trials)
    .map((subject) => ({
      subject,
      ours: survivalsOf(trialsOf(trials, subject, contestant), cap),
      theirs: survivalsOf(trialsOf(trials, subject, reference), cap),
    }))
    .filter(({ ours, theirs }) => ours.length > 0 && theirs.length > 0);
  const tests = (isSeedless(contestant) ? [] : strata).map((stratum) => ({ ...stratum, test: logRank([stratum]) }));
  const corrected = holmCorrection(tests.map(({ test }) => test.p));
  return {
    contestant,
    subjects: tests.map(({ subject, test }, index) => {
      const p = corrected[index] ?? 1;
      return { subject, test, corrected: p, verdict: verdictOf(test, p) };
    }),
    pooled: logRank(strata satisfies readonly Stratum[]),
  };
}

function verdictOf({ observed, expected }: LogRank, p: number): SubjectComparison['verdict'] {
  if (p >= LEVEL) return 'no difference shown';
  return observed > expected ? 'sooner' : 'later';
}

function survivalsOf(trials: readonly Trial[], cap: number): readonly Survival[] {
  return trials.map(({ ending, runs }) => ({
    // More runs of a strategy that has nothing left to try would not have found it either.
    time: ending === 'nothing left' ? cap : runs,
    isEvent: ending === 'found',
  }));
}
