import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * Whether a folder of code lies in a project of ES modules without a `package.json` of its own. AWS: what is deployed is
 * the folder alone, so that its `.js` files are not ES modules for the project's sake. It is so with every CDK asset.
 */
export function hasOuterModuleType(folder: string): boolean {
  if (existsSync(join(folder, 'package.json'))) return false;
  for (let parent = dirname(folder); ; parent = dirname(parent)) {
    const file = join(parent, 'package.json');
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { type?: unknown }).type === 'module';
    if (parent === dirname(parent)) return false;
  }
}

/** Lets the syntax of `.js` files say what they are where only a `package.json` outside of the folder would. */
export function ignoreOuterModuleType(folder: string): Plugin {
  return {
    name: 'skyrig-outer-module-type',
    setup(context) {
      const marker = Symbol('resolving');
      context.onResolve({ filter: /^[./]|^[A-Za-z]:[\\/]/ }, async ({ path, pluginData, ...args }) => {
        if (pluginData === marker) return undefined;
        const { resolveDir, kind, importer } = args;
        const found = await context.resolve(path, { resolveDir, kind, importer, pluginData: marker });
        if (found.errors.length > 0 || found.external || !found.path.endsWith('.js')) return undefined;
        // A path that a plugin answers has no module type.
        return isOwnPackage(dirname(found.path), folder) ? undefined : { path: found.path };
      });
    },
  };
}

/** Whether a folder has a `package.json` between itself and the folder of the code. */
function isOwnPackage(path: string, folder: string): boolean {
  for (let at = path; at.startsWith(folder); at = dirname(at)) if (existsSync(join(at, 'package.json'))) return true;
  return !path.startsWith(folder);
}
