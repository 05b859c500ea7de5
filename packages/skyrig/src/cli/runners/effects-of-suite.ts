import { endSuiteEffects } from '../../lab/effects/suite-effects.ts';
import type { CommandLine } from '../command-line.ts';
import type { Project } from '../project/project.ts';
import type { Terminal } from '../terminal.ts';

/** What tests are told, so that their effects are followed with `--effects`, and so that reporters leave the telling to us. */
export function effectsEnvironment(line: CommandLine): Readonly<Record<string, string>> {
  return { SKYRIG_EFFECTS_SUMMARY: 'off', ...(line.flag('effects') && { SKYRIG_EFFECTS: 'follow' }) };
}

/** Prints the scores of the tests that ran since, and what none of them asserted, where that was asked for. */
export function printEffects(project: Project, sinceMs: number, line: CommandLine, terminal: Terminal): void {
  const isAsked = line.flag('effects');
  const text = endSuiteEffects(project.folder, sinceMs, isAsked);
  if (text !== undefined) terminal.print(`\n${text}`);
  else if (isAsked)
    terminal.note(
      "No effects were followed: only tests that passed with the cloud of skyrig/vitest, skyrig/jest or skyrig/node-test have any, and not with effects: 'off'.",
    );
}
