import { specialFunctions } from '../../../../insights/src/statistics/special-functions.ts';

/** The chance that a chi-square variable with one degree of freedom is at least `x`: the p-value of such a test. */
export function chiSquareTail(x: number): number {
  return x <= 0 ? 1 : specialFunctions.erfc(Math.sqrt(x / 2));
}
