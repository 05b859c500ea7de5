import type { Mutation, MutationReport, MutationVerdict } from './mutation-report.ts';

/** The report of one test: its mutations and how many of each verdict there are. */
export function sumUpMutations(
  mutations: readonly Mutation[],
  { runs, checked, right }: { readonly runs: number; readonly checked: number; readonly right: number },
  elapsedMs: number,
): MutationReport {
  const verdicts: Record<MutationVerdict, number> = {
    'killed by assertion': 0,
    'killed by crash': 0,
    'killed by timeout': 0,
    survived: 0,
    predicted: 0,
    equivalent: 0,
    'not reached': 0,
    'not run': 0,
  };
  for (const { verdict } of mutations) verdicts[verdict] += 1;
  const killed = verdicts['killed by assertion'];
  const countable =
    killed + verdicts['killed by crash'] + verdicts['killed by timeout'] + verdicts.survived + verdicts.predicted;
  return {
    mutations,
    score: countable === 0 ? 1 : killed / countable,
    verdicts,
    runs,
    predictions: { checked, right },
    elapsedMs,
  };
}
