import type { SlowTest, TestSummary } from './report-data.ts';

/** The slowest tests by median, with their share of the time that all tests take together. */
export function findSlowest(tests: readonly TestSummary[], limit = 20): readonly SlowTest[] {
  const total = tests.reduce((sum, { medianMs = 0 }) => sum + medianMs, 0);
  return tests
    .flatMap(({ id, medianMs, p95Ms }) =>
      medianMs === undefined || p95Ms === undefined
        ? []
        : [{ id, medianMs, p95Ms, share: total === 0 ? 0 : medianMs / total }],
    )
    .sort((a, b) => b.medianMs - a.medianMs || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}
