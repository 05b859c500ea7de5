import type { TestResult } from '../model/test-result.ts';
import { isExcused, type QuarantineInForce } from './quarantine-in-force.ts';

const firstLine = (text: string): string => text.trim().split('\n', 1)[0] ?? '';

/** What a person must be told about the quarantine at the end of a run; empty when there is nothing to tell. */
export function describeQuarantine(tests: readonly TestResult[], quarantine: QuarantineInForce): string[] {
  const { active, expired, damage } = quarantine;
  const failed = tests.filter(({ outcome, id }) => outcome === 'failed' && active.has(id));
  const excused = failed.filter((test) => isExcused(test.id, test, quarantine));
  const reproducible = failed.filter((test) => !excused.includes(test));
  const lines: string[] = [];
  if (damage !== undefined) lines.push(`Skyrig: the run fails, for its quarantine cannot be read: ${damage}`);
  if (excused.length > 0) {
    const noun = excused.length === 1 ? 'test in quarantine' : 'tests in quarantine';
    lines.push(`Skyrig: ${excused.length} ${noun} failed, which does not fail the run:`);
    for (const test of excused) {
      const entry = active.get(test.id);
      const message = firstLine(test.attempts.at(-1)?.message ?? '');
      const issue = entry?.issue === undefined ? '' : `, ${entry.issue}`;
      lines.push(`  ${test.id}${message && `: ${message}`}`, `    ${entry?.owner}, until ${entry?.expires}${issue}`);
    }
  }
  for (const { id } of reproducible)
    lines.push(`Skyrig: ${id} is in quarantine, but its failure can be replayed: it is a bug, and fails the run.`);
  for (const { test, owner, expires } of expired)
    lines.push(
      `Skyrig: the run fails, for the quarantine of ${test} (${owner}) expired after ${expires}. Mend the test, or skyrig quarantine release it.`,
    );
  return lines;
}
