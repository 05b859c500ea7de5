import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { BuildOptions, Plugin } from 'esbuild';

/** A config file may be read by a Skyrig that the project has not installed (`npx skyrig`), so this import is answered here. */
const ownConfigModule: Plugin = {
  name: 'skyrig-config',
  setup(build) {
    build.onResolve({ filter: /^skyrig\/config$/ }, ({ path }) => ({ path, namespace: 'skyrig' }));
    build.onLoad({ filter: /.*/, namespace: 'skyrig' }, () => ({
      contents: 'export const defineConfig = (config) => config;',
    }));
  },
};

function buildOptions(file: string): BuildOptions {
  return {
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
    sourcemap: 'inline',
    define: {
      'import.meta.url': JSON.stringify(pathToFileURL(file).href),
      'import.meta.filename': JSON.stringify(file),
      'import.meta.dirname': JSON.stringify(dirname(file)),
      __filename: JSON.stringify(file),
      __dirname: JSON.stringify(dirname(file)),
    },
    plugins: [ownConfigModule],
  };
}

/**
 * Imports a TypeScript module on any Node: esbuild bundles it with the modules it imports by relative paths; packages stay
 * imports. The bundle lies beside the file for a moment, so that packages are found from there.
 */
export async function importTypescript(file: string): Promise<unknown> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build(buildOptions(file));
  const folder = mkdtempSync(join(dirname(file), '.skyrig-config-'));
  try {
    const bundle = join(folder, 'config.mjs');
    writeFileSync(bundle, outputFiles?.[0]?.contents ?? '');
    return await import(pathToFileURL(bundle).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
