import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { misuse } from '../../config/misuse.ts';
import type { CommandLine } from '../command-line.ts';
import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { listDataFiles } from '../project/data-folder-files.ts';
import { openProject, type Project } from '../project/project.ts';
import { findLastSettings, readConfiguredSettings } from '../project/server-settings.ts';
import { showPath } from '../server/announce.ts';
import { findServer } from '../server/find-server.ts';
import type { Terminal } from '../terminal.ts';

interface Removal {
  readonly folder: string;
  readonly what: string;
  readonly files: readonly string[];
}

async function findRemovals(project: Project, line: CommandLine): Promise<Removal[]> {
  const given = line.text('persist');
  const known = [(await readConfiguredSettings(project)).persist, findLastSettings(project)?.persist];
  const folders = new Set((given === undefined ? known : [resolve(given)]).filter((folder) => folder !== undefined));
  const state = [project.serverFile, project.lastStartFile, project.logFile, `${project.logFile}.1`].filter(existsSync);
  return [
    ...[...folders].map((folder) => ({ folder, what: 'persisted data', files: listDataFiles(folder) })),
    { folder: project.stateFolder, what: 'logs and runtime state', files: state },
  ].filter(({ files }) => files.length > 0);
}

async function confirm(terminal: Terminal): Promise<boolean> {
  if (!terminal.isInteractive) throw misuse('CONFIRM', 'Nobody is there to be asked: give --yes to remove this.');
  const { createInterface } = await import('node:readline/promises');
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await reader.question('Remove it? [y/N] ');
  reader.close();
  return /^y(es)?$/i.test(answer.trim());
}

function removeIfEmpty(folder: string): void {
  const left = readdirSync(folder);
  if (left.every((name) => name === '.gitignore')) {
    for (const name of left) rmSync(join(folder, name));
    rmdirSync(folder);
  }
}

/** `skyrig clean`: removes only files that Skyrig wrote, and folders that are empty then. */
export const clean: RunCommand = async (line, terminal) => {
  const project = openProject(line);
  const state = await findServer(project);
  if (state.kind !== 'stopped') {
    throw misuse('RUNNING', `The cloud of this project runs (process ${state.record.pid}). Stop it first: skyrig stop`);
  }
  const removals = await findRemovals(project, line);
  if (removals.length === 0) {
    terminal.print('Nothing to remove');
    return exitCodes.done;
  }
  for (const { folder, what, files } of removals)
    terminal.print(`${showPath(folder)}: ${what}, ${files.length} ${files.length === 1 ? 'file' : 'files'}`);
  if (!line.flag('yes') && !(await confirm(terminal))) {
    terminal.print('Nothing was removed');
    return exitCodes.done;
  }
  for (const { folder, files } of removals) {
    for (const file of files) rmSync(file);
    removeIfEmpty(folder);
  }
  terminal.print('Removed');
  return exitCodes.done;
};
