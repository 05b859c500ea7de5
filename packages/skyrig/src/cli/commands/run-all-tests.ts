import type { RunCommand } from '../command.ts';
import { openProject } from '../project/project.ts';
import type { Terminal } from '../terminal.ts';
import type { RunResult } from '../runners/run-suite.ts';
import { effectsEnvironment, printEffects } from '../runners/effects-of-suite.ts';
import { judgeByQuarantine } from '../runners/judge-by-quarantine.ts';
import { exitCodeOf, planSuite, runIntegrationSuite, runUnitSuite } from '../runners/suites.ts';

function summarise(name: string, results: readonly RunResult[], terminal: Terminal): void {
  const { green, red, dim } = terminal.colors;
  for (const { outcome, answer, seconds, run } of results) {
    const verdict = outcome === 'passed' ? green('passed') : red(outcome === 'failed' ? `failed (${answer})` : outcome);
    terminal.print(`${name.padEnd(11)}  ${verdict}  ${dim(`${seconds.toFixed(1)} s  ${run.shown}`)}`);
  }
}

/** `skyrig test-all` */
export const runAllTests: RunCommand = async (line, terminal) => {
  const project = openProject(line);
  const unit = await planSuite(project, 'unit', line);
  const integration = await planSuite(project, 'integration', line);
  const unitResults = await runUnitSuite(unit, terminal);
  const isInterrupted = unitResults.some(({ outcome }) => outcome === 'interrupted');
  const startedAt = Date.now();
  const environment = effectsEnvironment(line);
  const integrationResults = isInterrupted
    ? []
    : await runIntegrationSuite(integration, project, line, terminal, { environment });
  if (!isInterrupted) printEffects(project, startedAt, line, terminal);
  terminal.print('');
  summarise('unit', unitResults, terminal);
  summarise('integration', integrationResults, terminal);
  return judgeByQuarantine(exitCodeOf([...unitResults, ...integrationResults]), project, terminal);
};
