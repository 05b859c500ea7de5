import type { RunCommand } from '../command.ts';
import { openProject } from '../project/project.ts';
import { exitCodeOf, planSuite, runIntegrationSuite } from '../runners/suites.ts';

/** `skyrig test` */
export const runIntegrationTests: RunCommand = async (line, terminal) => {
  const project = openProject(line);
  const runs = await planSuite(project, 'integration', line);
  return exitCodeOf(await runIntegrationSuite(runs, project, line, terminal));
};
