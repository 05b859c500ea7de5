import type { TestSummary } from '../src/report/report-data.ts';
import { nameState } from '../src/report/state-name.ts';

/** Tests whose id or state has every word that is looked for. */
export function findTests(tests: readonly TestSummary[], query: string): readonly TestSummary[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return tests;
  return tests.filter(({ id, state }) => {
    const text = `${id} ${nameState(state)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
