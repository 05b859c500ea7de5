import type { Deviation } from './deviations.ts';

/** What came of a run with some deviations. */
export interface ShrinkRun {
  /** It failed in the same way. */
  readonly isSame: boolean;
  /** Its own deviations from the default order. */
  readonly deviations: readonly Deviation[];
}

export interface Shrunk {
  readonly deviations: readonly Deviation[];
  readonly runs: number;
}

/**
 * Finds a smaller set of deviations that fails in the same way, by leaving out ever smaller chunks; one from which no single
 * deviation can be left out, unless `maxRuns` comes first. After every success the deviations are those of the run itself.
 * (ddmin of Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", TSE 2002, by complements.)
 */
export async function shrink(
  deviations: readonly Deviation[],
  run: (deviations: readonly Deviation[]) => Promise<ShrinkRun>,
  maxRuns = 200,
): Promise<Shrunk> {
  let best = deviations;
  let runs = 0;
  let chunks = 2;
  while (best.length > 0 && runs < maxRuns) {
    const size = Math.max(1, Math.ceil(best.length / chunks));
    let isSmaller = false;
    for (let from = 0; from < best.length && runs < maxRuns; from += size) {
      const fewer = [...best.slice(0, from), ...best.slice(from + size)];
      runs += 1;
      const outcome = await run(fewer);
      if (!outcome.isSame || outcome.deviations.length >= best.length) continue;
      best = outcome.deviations;
      isSmaller = true;
      break;
    }
    if (isSmaller) chunks = Math.max(2, chunks - 1);
    else if (size === 1) break;
    else chunks = Math.min(best.length, chunks * 2);
  }
  return { deviations: best, runs };
}
