import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';

import { assertConfig } from './check-config.ts';
import type { ProjectPlace } from './find-config.ts';
import { importTypescript } from './import-typescript.ts';
import { misuse } from './misuse.ts';
import type { SkyrigConfig } from './skyrig-config.ts';

async function read(file: string): Promise<unknown> {
  if (file.endsWith('.json')) return JSON.parse(readFileSync(file, 'utf8'));
  const loaded = /\.m?ts$/.test(file) ? await importTypescript(file) : await import(pathToFileURL(file).href);
  return (loaded as { readonly default?: unknown }).default;
}

/** Reads a project's config file. Throws a SkyrigError that names the file when it cannot be read or says something unknown. */
export async function loadConfig({ configFile }: ProjectPlace): Promise<SkyrigConfig> {
  if (configFile === undefined) return {};
  let value: unknown;
  try {
    value = await read(configFile);
  } catch (error) {
    throw misuse('CONFIG', `${configFile} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  if (value === undefined) {
    throw misuse('CONFIG', `${configFile} exports nothing: write export default defineConfig({ … }).`);
  }
  assertConfig(value, basename(configFile));
  return value;
}
