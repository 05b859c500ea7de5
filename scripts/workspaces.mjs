/** The repository and its workspaces. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @typedef {object} Workspace
 * @property {string} folder relative to the repository: `packages/cloud`
 * @property {string} path absolute
 * @property {Manifest} manifest
 *
 * @typedef {object} Manifest the parts of package.json that the scripts read
 * @property {string} name
 * @property {string} [version]
 * @property {boolean} [private]
 * @property {Record<string, string>} [scripts]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, string>} [peerDependencies]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {Record<string, unknown>} [exports]
 */

/** Every workspace, packages first, each kind in alphabetical order. @returns {Workspace[]} */
export function listWorkspaces(base = root) {
  return ['packages', 'examples'].flatMap((group) => {
    const folder = join(base, group);
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .sort()
      .filter((name) => existsSync(join(folder, name, 'package.json')))
      .map((name) => {
        const path = join(folder, name);
        return { folder: `${group}/${name}`, path, manifest: readManifest(path) };
      });
  });
}

/** @param {string} folder @returns {Manifest} */
export function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** Packages that are built with tsdown and published, each after those it depends on. */
export function listBuiltPackages(base = root) {
  const built = listWorkspaces(base).filter(({ path }) => existsSync(join(path, 'tsdown.config.ts')));
  const names = new Set(built.map(({ manifest }) => manifest.name));
  /** @type {Workspace[]} */
  const ordered = [];
  while (ordered.length < built.length) {
    const done = new Set(ordered.map(({ manifest }) => manifest.name));
    const ready = built.filter(
      ({ manifest }) =>
        !done.has(manifest.name) &&
        Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).every(
          (name) => !names.has(name) || done.has(name),
        ),
    );
    if (ready.length === 0) throw new Error(`Packages depend on each other in a circle: ${[...names].join(', ')}.`);
    ordered.push(...ready);
  }
  return ordered;
}

/** Every file below a folder that is a source of ours, as paths relative to it. @param {string} folder @returns {string[]} */
export function listSources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (['node_modules', 'dist', 'coverage', '.git'].includes(entry.name)) return [];
      if (!entry.isDirectory()) return [entry.name];
      return listSources(join(folder, entry.name)).map((file) => `${entry.name}/${file}`);
    });
}
