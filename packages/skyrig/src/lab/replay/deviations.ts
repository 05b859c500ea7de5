import type { Decision } from '../explore/controller.ts';

/** Where a schedule leaves the default order: instead of `usual`, `chosen` goes. Both are labels of steps. */
export interface Deviation {
  readonly usual: string;
  readonly chosen: string;
}

/** All that has to be kept of a schedule: everything else follows from the default order. */
export function deviationsOf(decisions: readonly Decision[]): readonly Deviation[] {
  return decisions.filter(({ label, usual }) => label !== usual).map(({ label, usual }) => ({ usual, chosen: label }));
}
