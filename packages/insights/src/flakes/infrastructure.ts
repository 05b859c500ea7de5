import type { History, HistoryResult } from '../model/history.ts';

/** Failures that tell about the machine and not about a test. */
export const infrastructurePatterns: readonly RegExp[] = [
  /ECONNREFUSED|connection refused/i,
  /out of memory|\bENOMEM\b|\bOOMKilled\b/i,
  /\bENOSPC\b|no space left on device|disk quota exceeded/i,
  /cannot connect to the docker daemon/i,
];

// A run of two tests, both of which fail, is one that was repeated for them.
const fewestTests = 5;

/** Which runs and failures are no evidence about any test. */
export interface InfrastructureGuard {
  /** Runs in which more than half of the tests failed, as indices. */
  readonly runs: ReadonlySet<number>;
  isInfrastructure(result: HistoryResult): boolean;
}

/** Finds what the infrastructure is to blame for. */
export function guardInfrastructure(
  history: History,
  patterns: readonly RegExp[] = infrastructurePatterns,
): InfrastructureGuard {
  const runs = new Set<number>();
  for (const [index, { counts }] of history.runs.entries()) {
    const failing = counts.failed + counts.flaky;
    const executed = failing + counts.passed;
    if (executed >= fewestTests && failing > executed / 2) runs.add(index);
  }
  const signatures = new Set<number>();
  for (const [index, { message, example }] of history.signatures.entries()) {
    if (patterns.some((pattern) => pattern.test(message) || pattern.test(example))) signatures.add(index);
  }
  return { runs, isInfrastructure: ({ run, signature }) => runs.has(run) || signatures.has(signature) };
}
