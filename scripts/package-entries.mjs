/** What a package builds, read from its package.json, so that `exports` and `bin` are the only lists of entry points. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The export condition under which the repository itself reads a package's TypeScript. */
export const sourceCondition = '@skyrig/source';

/**
 * Entry name → source file, both relative to the package: `{ index: 'src/index.ts', vitest: 'src/vitest.ts' }`.
 * Besides `exports` and `bin`, every `*.worker.ts` becomes a file of its own beside them, since a worker thread or a
 * child process is started from a file.
 *
 * @param {string} folder the package's folder
 * @returns {Record<string, string>}
 */
export function packageEntries(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  /** @type {Record<string, string>} */
  const entries = {};
  for (const [subpath, target] of Object.entries(manifest.exports ?? {})) {
    if (typeof target === 'string') continue;
    const source = target[sourceCondition];
    if (!source) throw new Error(`${manifest.name}: the export ${subpath} names no "${sourceCondition}" file.`);
    entries[distName(manifest.name, target.import?.default)] = existing(folder, source);
  }
  const bins = typeof manifest.bin === 'string' ? [manifest.bin] : Object.values(manifest.bin ?? {});
  for (const bin of bins) {
    const name = distName(manifest.name, bin);
    const candidates = [`src/${name}.ts`, `src/${name}/main.ts`, `src/${name}/index.ts`];
    const source = candidates.find((candidate) => existsSync(join(folder, candidate)));
    if (!source)
      throw new Error(`${manifest.name}: the bin ${bin} has no source; looked for ${candidates.join(', ')}.`);
    entries[name] ??= source;
  }
  for (const file of readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' }).sort()) {
    if (!file.endsWith('.worker.ts')) continue;
    const name = basename(file, '.ts');
    if (entries[name])
      throw new Error(`${manifest.name}: two entries are called ${name}; both would be dist/${name}.mjs.`);
    entries[name] = join('src', file);
  }
  return entries;
}

/** @param {string} packageName @param {string | undefined} file @returns {string} */
function distName(packageName, file) {
  const match = /^(?:\.\/)?dist\/(.+)\.mjs$/.exec(file ?? '');
  if (!match?.[1]) throw new Error(`${packageName}: ${file} is no entry point; expected ./dist/<name>.mjs.`);
  return match[1];
}

/** @param {string} folder @param {string} file @returns {string} */
function existing(folder, file) {
  if (!existsSync(join(folder, file))) throw new Error(`${join(folder, file)} is exported but does not exist.`);
  return file.replace(/^\.\//, '');
}
