import { resolve } from 'node:path';

import type { RunCommand } from '../command.ts';
import { checkEnvironment, checkEsbuild, checkNode, checkPrograms } from '../diagnosis/check-machine.ts';
import { checkConfig, checkPort, checkSdk, checkVitest, checkWritable } from '../diagnosis/check-project.ts';
import type { Finding } from '../diagnosis/finding.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject } from '../project/project.ts';
import { mergeSettings } from '../project/server-settings.ts';

/** `skyrig doctor` */
export const doctor: RunCommand = async (line, terminal) => {
  const project = openProject(line);
  const programs = checkPrograms();
  const [configFinding, config] = await checkConfig(project);
  const settings = mergeSettings({ port: line.integer('port', 0, 65_535) }, config);
  const findings: readonly Finding[] = [
    checkNode(process.versions.node),
    configFinding,
    await checkPort(project, settings),
    checkWritable('state', project.stateFolder),
    ...(config.persist === undefined ? [] : [checkWritable('data', resolve(project.folder, config.persist))]),
    await checkEsbuild(),
    checkSdk(project),
    checkVitest(project, config),
    checkEnvironment(process.env),
    ...(await programs),
  ];
  const { green, yellow, red, dim } = terminal.colors;
  const paint = { ok: green, warn: yellow, fail: red, absent: dim };
  const shown = { ok: 'ok', warn: 'warn', fail: 'fail', absent: '-' };
  for (const { level, what, text } of findings) {
    terminal.print(
      `${paint[level](shown[level].padEnd(4))}  ${what.padEnd(11)}  ${level === 'absent' ? dim(text) : text}`,
    );
  }
  return findings.some(({ level }) => level === 'fail') ? exitCodes.failed : exitCodes.done;
};
