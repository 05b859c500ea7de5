/** The share of a suite that may be in quarantine. */
const share = 0.02;

/** How many tests of a suite may be in quarantine: 2 %, and one in suites too small for that. */
export function quarantineBudget(suiteSize: number): number {
  return suiteSize === 0 ? 0 : Math.max(1, Math.floor(suiteSize * share));
}
