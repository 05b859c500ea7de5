import type { Decision } from '../explore/controller.ts';
import { describeStep } from '../history/step-label.ts';

/** Where a schedule leaves the default order: instead of `usual`, `chosen` goes. */
export interface Deviation {
  /** Labels of the two steps. */
  readonly usual: string;
  readonly chosen: string;
  /** What steps they are, in words: `Writer: dynamodb GetItem`. It is what is left of them when their labels have changed. */
  readonly usualKind: string;
  readonly chosenKind: string;
}

/** All that has to be kept of a schedule: everything else follows from the default order. */
export function deviationsOf(decisions: readonly Decision[]): readonly Deviation[] {
  return decisions
    .filter(({ chosen, usual }) => chosen.label !== usual.label)
    .map(({ chosen, usual }) => ({
      usual: usual.label,
      chosen: chosen.label,
      usualKind: describeStep(usual.step),
      chosenKind: describeStep(chosen.step),
    }));
}
