import { chiSquareTail } from './chi-square-tail.ts';

/** How long something was watched, and whether what was waited for came at the end of it; otherwise it was given up then. */
export interface Survival {
  readonly time: number;
  readonly isEvent: boolean;
}

/** Two groups that are alike but for what is compared. */
export interface Stratum {
  readonly ours: readonly Survival[];
  readonly theirs: readonly Survival[];
}

export interface LogRank {
  /** Events of our group, and how many were to be expected if both groups were one. More than expected: ours are sooner. */
  readonly observed: number;
  readonly expected: number;
  readonly variance: number;
  readonly chiSquare: number;
  /** Two-sided; 1 where nothing could have told the groups apart. */
  readonly p: number;
}

/**
 * The log-rank test of two groups, stratified: only what is in one stratum is compared with each other, and the differences
 * are added up. Who is given up at a time is at risk until then, that time included. Several events at one time share the
 * variance of the hypergeometric distribution. (Mantel, "Evaluation of survival data and two new rank order statistics",
 * Cancer Chemotherapy Reports 1966; as in Kleinbaum and Klein, "Survival Analysis", chapter 2.)
 */
export function logRank(strata: readonly Stratum[]): LogRank {
  let observed = 0;
  let expected = 0;
  let variance = 0;
  for (const { ours, theirs } of strata) {
    const all = [...ours, ...theirs];
    for (const time of new Set(all.filter(({ isEvent }) => isEvent).map((one) => one.time))) {
      const atRisk = countOf(all, (one) => one.time >= time);
      const oursAtRisk = countOf(ours, (one) => one.time >= time);
      const events = countOf(all, (one) => one.isEvent && one.time === time);
      const share = oursAtRisk / atRisk;
      observed += countOf(ours, (one) => one.isEvent && one.time === time);
      expected += events * share;
      if (atRisk > 1) variance += (events * share * (1 - share) * (atRisk - events)) / (atRisk - 1);
    }
  }
  const chiSquare = variance > 0 ? (observed - expected) ** 2 / variance : 0;
  return { observed, expected, variance, chiSquare, p: chiSquareTail(chiSquare) };
}

function countOf<T>(items: readonly T[], isMeant: (item: T) => boolean): number {
  return items.reduce((count, item) => count + (isMeant(item) ? 1 : 0), 0);
}
