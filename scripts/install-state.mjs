/** Whether node_modules holds what package-lock.json says. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { listWorkspaces, readManifest, root } from './workspaces.mjs';

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {boolean} [link]
 * @property {boolean} [optional]
 * @property {readonly string[]} [os]
 * @property {readonly string[]} [cpu]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, string>} [peerDependencies]
 * @property {Record<string, string>} [optionalDependencies]
 */

/**
 * The first thing that node_modules lacks or holds in another version than the lock file, in words; undefined when it
 * is in step. Packages for other platforms may be missing.
 *
 * @returns {string | undefined}
 */
export function findInstallMismatch(base = root) {
  if (!existsSync(join(base, 'node_modules'))) return 'node_modules is missing';
  for (const [path, entry] of Object.entries(readLock(base))) {
    if (!path.includes('node_modules/')) continue;
    const folder = join(base, path);
    if (!existsSync(join(folder, 'package.json'))) {
      if (entry.optional || entry.os || entry.cpu) continue;
      return `${path} is missing`;
    }
    if (entry.link) continue;
    const installed = readManifest(folder).version;
    if (installed !== entry.version) return `${path} is ${installed}, the lock file says ${entry.version}`;
  }
  return undefined;
}

/**
 * The first package.json whose dependencies are not those that package-lock.json was made from, in words.
 *
 * @returns {string | undefined}
 */
export function findLockMismatch(base = root) {
  const lock = readLock(base);
  const folders = ['', ...listWorkspaces(base).map(({ folder }) => folder)];
  for (const folder of folders) {
    const entry = lock[folder];
    if (!entry) return `${folder} is a workspace that package-lock.json does not know`;
    const manifest = readManifest(join(base, folder));
    for (const kind of /** @type {const} */ ([
      'dependencies',
      'devDependencies',
      'peerDependencies',
      'optionalDependencies',
    ])) {
      const declared = formatDependencies(manifest[kind]);
      const locked = formatDependencies(entry[kind]);
      if (declared !== locked)
        return `the ${kind} of ${join(folder, 'package.json')} are not those of package-lock.json`;
    }
  }
  return undefined;
}

/** @param {string} base @returns {Record<string, LockEntry>} */
function readLock(base) {
  return JSON.parse(readFileSync(join(base, 'package-lock.json'), 'utf8')).packages;
}

/** One text per set of dependencies, whatever their order. @param {Record<string, string> | undefined} dependencies */
function formatDependencies(dependencies = {}) {
  return Object.keys(dependencies)
    .sort()
    .map((name) => `${name}@${dependencies[name]}`)
    .join(' ');
}
