import type { RunCommand } from '../command.ts';
import { openProject } from '../project/project.ts';
import { effectsEnvironment, printEffects } from '../runners/effects-of-suite.ts';
import { findFailedTests } from '../runners/failed-tests.ts';
import { judgeByQuarantine } from '../runners/judge-by-quarantine.ts';
import { exitCodeOf, planSuite, runIntegrationSuite } from '../runners/suites.ts';

/** `skyrig test` */
export const runIntegrationTests: RunCommand = async (line, terminal) => {
  const project = openProject(line);
  const failed = await findFailedTests(project, line);
  const runs = await planSuite(project, 'integration', line, failed);
  const startedAt = Date.now();
  const environment = effectsEnvironment(line);
  const code = exitCodeOf(await runIntegrationSuite(runs, project, line, terminal, { environment }));
  printEffects(project, startedAt, line, terminal);
  return judgeByQuarantine(code, project, terminal);
};
