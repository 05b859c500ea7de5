import { misuse } from '../../config/misuse.ts';
import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject } from '../project/project.ts';
import { findTest } from './find-test.ts';

/** `skyrig quarantine release TEST` */
export const releaseFromQuarantine: RunCommand = async (line, terminal) => {
  const { quarantineFileName, readQuarantine, writeQuarantine } = await import('@skyrig/insights');
  const project = openProject(line);
  const names = readQuarantine(project.folder).map(({ test }) => test);
  const test = findTest(line.args[1] ?? '', names, quarantineFileName);
  const isProof = line.flag('prove');
  if (!isProof) {
    for (const option of ['runs', 'suite', 'port'])
      if (line.text(option) !== undefined)
        throw misuse('COMMAND_LINE', `--${option} is for a proof: give --prove, too.`);
  }
  const proof = isProof
    ? await (await import('./prove-release.ts')).proveRelease(test, project, line, terminal)
    : undefined;
  const isReleased = proof?.isProven ?? true;
  // Read again: a proof takes minutes.
  if (isReleased)
    writeQuarantine(
      project.folder,
      readQuarantine(project.folder).filter((entry) => entry.test !== test),
    );
  if (line.flag('json')) terminal.print(JSON.stringify({ test, isReleased, ...(proof && { proof }) }, undefined, 2));
  else terminal.print(isReleased ? `${test} is released.` : `${test} stays in quarantine: ${proof?.why}.`);
  return isReleased ? exitCodes.done : exitCodes.failed;
};
