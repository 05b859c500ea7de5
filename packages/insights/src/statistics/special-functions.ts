// @ts-expect-error jstat comes without types; those below are what is used of it.
import jstat from 'jstat';

interface SpecialFunctions {
  /** Regularised incomplete beta function: the share of Beta(a, b) below x. */
  ibeta(x: number, a: number, b: number): number;
  /** Complementary error function. */
  erfc(x: number): number;
  readonly beta: { inv(share: number, a: number, b: number): number };
}

/** The special functions of the statistics library. */
export const specialFunctions: SpecialFunctions = jstat;
