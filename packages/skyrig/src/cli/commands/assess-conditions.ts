import type { Assessment, Priority } from '@skyrig/insights';

import { misuse } from '../../config/misuse.ts';

/** What makes `skyrig assess` exit with 1. */
export type Condition =
  | { readonly kind: 'priority'; readonly priority: Priority }
  | { readonly kind: 'score' | 'coverage'; readonly below: number };

/** Reads `--fail-on`: `P0`, `score<75`, `coverage<75`. Throws a SkyrigError for anything else. */
export function readConditions(texts: readonly string[]): readonly Condition[] {
  return texts.map((text): Condition => {
    const priority = /^P[0-3]$/i.exec(text)?.[0].toUpperCase() as Priority | undefined;
    if (priority !== undefined) return { kind: 'priority', priority };
    const [, kind, below] = /^(score|coverage)<(\d+)$/.exec(text) ?? [];
    if ((kind === 'score' || kind === 'coverage') && below !== undefined) return { kind, below: Number(below) };
    throw misuse('COMMAND_LINE', `--fail-on is ${JSON.stringify(text)}: give P0, P1, P2, P3, score<N or coverage<N.`);
  });
}

/** Which conditions hold, in words. A score that could not be observed is not below anything. */
export function findFailures(assessment: Assessment, conditions: readonly Condition[]): readonly string[] {
  return conditions.flatMap((condition) => {
    if (condition.kind === 'priority') {
      const { priority } = condition;
      const found = assessment.recommendations.filter((one) => one.priority <= priority);
      return found.length > 0 ? [`${found.length} recommendations of ${priority} or more urgent`] : [];
    }
    const value = condition.kind === 'score' ? assessment.score : assessment.coverage.percent;
    return value !== undefined && value < condition.below
      ? [`${condition.kind} is ${value}, below ${condition.below}`]
      : [];
  });
}
