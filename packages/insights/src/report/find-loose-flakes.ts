import type { Report, TestSummary } from './report-data.ts';

/** Tests flaky enough for quarantine, by the evidence, that are not in it: each of them can turn any build red. */
export function findLooseFlakes({ tests, quarantine }: Pick<Report, 'tests' | 'quarantine'>): readonly TestSummary[] {
  const held = new Set(quarantine.filter(({ isExpired }) => !isExpired).map(({ id }) => id));
  return tests.filter(({ id, state }) => state === 'quarantined' && !held.has(id));
}
