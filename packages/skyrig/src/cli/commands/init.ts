import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { PackageManager } from '@skyrig/insights';

import { misuse } from '../../config/misuse.ts';
import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject } from '../project/project.ts';

const lockFiles: readonly (readonly [string, PackageManager])[] = [
  ['package-lock.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
];

function git(folder: string, ...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** GitHub reads workflows at the top of a repository only. */
function assertTop(folder: string): void {
  const top = git(folder, 'rev-parse', '--show-toplevel');
  if (top === undefined || realpathSync(top) === realpathSync(folder)) return;
  throw misuse(
    'INIT',
    `The project lies in ${folder}, inside the repository ${top}: workflows for projects that are not at the top are not made yet. Run skyrig init in a project at the top, and add working-directory to its steps.`,
  );
}

function findPackageManager(folder: string): PackageManager {
  const found = lockFiles.find(([file]) => existsSync(join(folder, file)));
  if (found) return found[1];
  const names = lockFiles.map(([file]) => file).join(', ');
  throw misuse(
    'INIT',
    `${folder} has no lock file (${names}), without which a pipeline cannot install twice the same. Make one first.`,
  );
}

/** `skyrig init --ci github` */
export const init: RunCommand = async (line, terminal) => {
  if (line.text('ci') === undefined) throw misuse('COMMAND_LINE', 'skyrig init needs --ci github: what shall be made?');
  const { folder } = openProject(line);
  const shards = line.integer('shards', 1, 64) ?? 4;
  assertTop(folder);
  const name = '.github/workflows/skyrig.yml';
  const file = join(folder, name);
  if (existsSync(file) && !line.flag('force'))
    throw misuse('INIT', `${name} exists already, and may have changes of yours. --force overwrites it.`);
  const { formatGithubWorkflow } = await import('@skyrig/insights');
  const branch = git(folder, 'symbolic-ref', '--short', 'refs/remotes/origin/HEAD')?.replace(/^origin\//, '') ?? 'main';
  const nodeVersion = Number(process.versions.node.split('.', 1)[0]);
  const packageManager = findPackageManager(folder);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, formatGithubWorkflow({ shards, packageManager, nodeVersion, branch }));
  if (line.flag('json')) {
    terminal.print(JSON.stringify({ file: name, shards, packageManager, nodeVersion, branch }, undefined, 2));
    return exitCodes.done;
  }
  terminal.print(
    `Wrote ${name}: ${packageManager}, Node.js ${nodeVersion}, ${shards} shards, the history of ${branch}.`,
  );
  terminal.print(
    'The history needs a reporter: skyrig/vitest-reporter, skyrig/jest-reporter or skyrig/node-test-reporter.',
  );
  return exitCodes.done;
};
