/**
 * Holm's step-down correction: who looks at many p-values must not take the smallest for a discovery. The answers stand in
 * the order of the input; to call those below 5 % real is wrong about even one of them in at most 5 % of cases.
 */
export function holmCorrection(pValues: readonly number[]): readonly number[] {
  const order = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const corrected = Array.from<number>({ length: pValues.length }).fill(1);
  let highest = 0;
  for (const [rank, { p, index }] of order.entries()) {
    highest = Math.max(highest, Math.min(1, p * (pValues.length - rank)));
    corrected[index] = highest;
  }
  return corrected;
}
