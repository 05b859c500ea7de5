import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

import { parseCodeOwners } from './code-owners.ts';

/** Where GitHub looks for the file, in its order; the first one counts. */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

function git(folder: string, ...args: string[]): string {
  const { status, stdout } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : '';
}

/** Who is to mend a test: the owners of its file by CODEOWNERS, else its last author by git; undefined when neither is known. */
export function findOwner(folder: string, file: string): string | undefined {
  const top = git(folder, 'rev-parse', '--show-toplevel') || folder;
  const path = relative(top, resolve(folder, file)).replaceAll('\\', '/');
  const list = places.map((place) => join(top, place)).find((place) => existsSync(place));
  if (list !== undefined && !path.startsWith('../')) {
    const owners = parseCodeOwners(readFileSync(list, 'utf8'))(path);
    if (owners.length > 0) return owners.join(' ');
  }
  return git(folder, 'log', '-1', '--format=%an', '--', file) || undefined;
}
