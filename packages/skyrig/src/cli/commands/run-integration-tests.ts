import type { RunCommand } from '../command.ts';
import { openProject } from '../project/project.ts';
import { findFailedTests } from '../runners/failed-tests.ts';
import { judgeByQuarantine } from '../runners/judge-by-quarantine.ts';
import { exitCodeOf, planSuite, runIntegrationSuite } from '../runners/suites.ts';

/** `skyrig test` */
export const runIntegrationTests: RunCommand = async (line, terminal) => {
  const project = openProject(line);
  const failed = await findFailedTests(project, line);
  const runs = await planSuite(project, 'integration', line, failed);
  const code = exitCodeOf(await runIntegrationSuite(runs, project, line, terminal));
  return judgeByQuarantine(code, project, terminal);
};
