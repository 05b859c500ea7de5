import { specialFunctions } from './special-functions.ts';

/** The probability that a rate distributed as Beta(a, b) is above x. */
export function betaTail(a: number, b: number, x: number): number {
  if (x <= 0) return 1;
  if (x >= 1) return 0;
  // The mirrored function: a small tail is computed itself, not as the rest that is left of 1.
  return specialFunctions.ibeta(1 - x, b, a);
}
