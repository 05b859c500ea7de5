import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { misuse } from './misuse.ts';

const NAMES = ['ts', 'mts', 'js', 'mjs', 'json'].map((extension) => `skyrig.config.${extension}`);

/** Where a project is, and which file configures it. */
export interface ProjectPlace {
  /** Absolute. */
  readonly folder: string;
  /** Absolute; undefined when the project has none. */
  readonly configFile: string | undefined;
}

function* ancestors(folder: string): Generator<string> {
  for (let current = resolve(folder), parent = ''; current !== parent;) {
    yield current;
    parent = current;
    current = dirname(current);
    if (current === parent) return;
  }
}

/**
 * The project that a folder belongs to: the nearest ancestor with a skyrig.config file, else the nearest with a
 * package.json, else the folder itself.
 */
export function findProject(folder: string, configFile?: string): ProjectPlace {
  if (configFile !== undefined) {
    const file = resolve(folder, configFile);
    if (!existsSync(file)) throw misuse('CONFIG', `There is no config file ${file}.`);
    return { folder: dirname(file), configFile: file };
  }
  for (const ancestor of ancestors(folder)) {
    const found = NAMES.filter((name) => existsSync(join(ancestor, name)));
    if (found.length > 1) throw misuse('CONFIG', `${ancestor} has ${found.join(' and ')}: keep one of them.`);
    if (found[0] !== undefined) return { folder: ancestor, configFile: join(ancestor, found[0]) };
  }
  for (const ancestor of ancestors(folder)) {
    if (existsSync(join(ancestor, 'package.json'))) return { folder: ancestor, configFile: undefined };
  }
  return { folder: resolve(folder), configFile: undefined };
}
