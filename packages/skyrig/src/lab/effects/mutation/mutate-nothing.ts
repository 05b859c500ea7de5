import type { MutationReport } from './mutation-report.ts';
import { sumUpMutations } from './sum-up-mutations.ts';

/** `cloud.mutateEffects` in a test whose effects are being changed: runs its body once, as it is. */
export async function mutateNothing(body: () => unknown): Promise<MutationReport> {
  const started = performance.now();
  await body();
  return sumUpMutations([], { runs: 0, checked: 0, right: 0 }, performance.now() - started);
}
