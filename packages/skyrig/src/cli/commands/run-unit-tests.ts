import type { RunCommand } from '../command.ts';
import { openProject } from '../project/project.ts';
import { exitCodeOf, planSuite, runUnitSuite } from '../runners/suites.ts';

/** `skyrig test-unit` */
export const runUnitTests: RunCommand = async (line, terminal) => {
  return exitCodeOf(await runUnitSuite(await planSuite(openProject(line), 'unit', line), terminal));
};
