import type { RunCommand } from '../command.ts';
import { openProject } from '../project/project.ts';
import { findFailedTests } from '../runners/failed-tests.ts';
import { judgeByQuarantine } from '../runners/judge-by-quarantine.ts';
import { exitCodeOf, planSuite, runUnitSuite } from '../runners/suites.ts';

/** `skyrig test-unit` */
export const runUnitTests: RunCommand = async (line, terminal) => {
  const project = openProject(line);
  const failed = await findFailedTests(project, line);
  const code = exitCodeOf(await runUnitSuite(await planSuite(project, 'unit', line, failed), terminal));
  return judgeByQuarantine(code, project, terminal);
};
