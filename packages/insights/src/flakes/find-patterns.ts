import type { TwoByTwo } from '../statistics/fisher-exact.ts';
import { fisherExact } from '../statistics/fisher-exact.ts';
import { holmCorrection } from '../statistics/holm-correction.ts';

/** What a flake may depend on. `after` and `before` compare with the order of another test of the same file. */
export type PatternFactor =
  | 'hour'
  | 'weekday'
  | 'worker'
  | 'shard'
  | 'branch'
  | 'environment'
  | 'position'
  | 'predecessor'
  | 'after'
  | 'before'
  | 'duration';

/** One value of a factor, and in which of the observations it held. */
export interface PatternCandidate {
  readonly factor: PatternFactor;
  /** `22:00–22:59 UTC`, `worker 3`, `after cart.test.ts > fills`. */
  readonly level: string;
  /** Index of the other test; -1 where there is none. */
  readonly otherTest: number;
  /** One an observation: 1 where it held, 0 where it did not, 2 where that is unknown. */
  readonly held: Uint8Array;
}

/** Failures that gather under a condition more than chance explains. */
export interface Pattern {
  readonly factor: PatternFactor;
  readonly level: string;
  readonly otherTest: number;
  readonly failuresInside: number;
  readonly runsInside: number;
  readonly failuresOutside: number;
  readonly runsOutside: number;
  /** How likely this is by chance: Fisher's exact test, Holm-corrected for all conditions that were looked at. */
  readonly p: number;
}

/** A pattern less likely than this by chance is reported. */
export const patternAlpha = 0.01;
const mostPatterns = 3;
const fewestFailures = 3;

function countTable(candidate: PatternCandidate, failed: Uint8Array, strata: Uint8Array, stratum: number): TwoByTwo {
  let firstWith = 0;
  let firstWithout = 0;
  let secondWith = 0;
  let secondWithout = 0;
  for (const [index, held] of candidate.held.entries()) {
    if (held === 2 || strata[index] !== stratum) continue;
    if (held === 1 && failed[index] === 1) firstWith += 1;
    else if (held === 1) firstWithout += 1;
    else if (failed[index] === 1) secondWith += 1;
    else secondWithout += 1;
  }
  return { firstWith, firstWithout, secondWith, secondWithout };
}

/** The smallest p that any outcome could give, as it follows from the sums alone. */
function smallestP({ firstWith, firstWithout, secondWith, secondWithout }: TwoByTwo): number {
  const inside = firstWith + firstWithout;
  const failing = firstWith + secondWith;
  const most = Math.min(inside, failing);
  return fisherExact(
    {
      firstWith: most,
      firstWithout: inside - most,
      secondWith: failing - most,
      secondWithout: secondWith + secondWithout - (failing - most),
    },
    'greater',
  );
}

interface Tested {
  readonly candidate: PatternCandidate;
  readonly p: number;
}

/** Tests every candidate within the strata; the ones that could not show anything are not counted among the attempts. */
function testCandidates(
  candidates: readonly PatternCandidate[],
  failed: Uint8Array,
  strata: Uint8Array,
  strataCount: number,
): readonly Tested[] {
  const tested: { candidate: PatternCandidate; p: number }[] = [];
  for (const candidate of candidates) {
    for (let stratum = 0; stratum < strataCount; stratum += 1) {
      const table = countTable(candidate, failed, strata, stratum);
      // Tarone (1990): what cannot become significant needs no correction.
      if (smallestP(table) < patternAlpha) tested.push({ candidate, p: fisherExact(table, 'greater') });
    }
  }
  const corrected = holmCorrection(tested.map(({ p }) => p));
  return tested.map(({ candidate }, index) => ({ candidate, p: corrected[index] ?? 1 }));
}

/**
 * Finds the conditions under which the failures gather. After the clearest, another is only reported if it tells something
 * of its own: it must be clear among the runs in which the first held, or among the others.
 */
export function findPatterns(candidates: readonly PatternCandidate[], failed: Uint8Array): readonly Pattern[] {
  if (failed.reduce((sum, each) => sum + each, 0) < fewestFailures) return [];
  const found: Pattern[] = [];
  const whole = new Uint8Array(failed.length);
  let strata = whole;
  let strataCount = 1;
  let left = candidates;
  while (found.length < mostPatterns) {
    let best: Tested | undefined;
    for (const each of testCandidates(left, failed, strata, strataCount)) {
      if (each.p < patternAlpha && (best === undefined || each.p < best.p)) best = each;
    }
    if (best === undefined) break;
    const { candidate, p } = best;
    const table = countTable(candidate, failed, whole, 0);
    found.push({
      factor: candidate.factor,
      level: candidate.level,
      otherTest: candidate.otherTest,
      failuresInside: table.firstWith,
      runsInside: table.firstWith + table.firstWithout,
      failuresOutside: table.secondWith,
      runsOutside: table.secondWith + table.secondWithout,
      p,
    });
    left = left.filter((other) => other !== candidate);
    strata = strata.map((stratum, index) => stratum * 2 + (candidate.held[index] === 1 ? 1 : 0));
    strataCount *= 2;
  }
  return found;
}
