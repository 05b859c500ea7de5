import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import * as publicConfig from '../public/config.ts';
import { findProject } from './find-config.ts';
import { loadConfig } from './load-config.ts';
import type { SkyrigConfig } from './skyrig-config.ts';

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'skyrig-config-')));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const load = (name: string, text: string): Promise<SkyrigConfig> => {
  writeFileSync(join(folder, name), text);
  return loadConfig(findProject(folder));
};

test('a TypeScript file may import skyrig/config, other files, and know where it is', async () => {
  writeFileSync(join(folder, 'ports.ts'), `export const port: number = 4600;\n`);
  const text = `
    import { defineConfig } from 'skyrig/config';
    import { port } from './ports.ts';
    export default defineConfig({ port, persist: import.meta.dirname satisfies string });
  `;
  expect(await load('skyrig.config.ts', text)).toEqual({ port: 4600, persist: folder });
  expect(readdirSync(folder).sort()).toEqual(['ports.ts', 'skyrig.config.ts']);
});

test.each([
  ['skyrig.config.mts', 'export default { port: 1 }'],
  ['skyrig.config.mjs', 'export default { port: 1 }'],
  ['skyrig.config.js', 'module.exports = { port: 1 }'],
  ['skyrig.config.json', '{ "port": 1 }'],
])('%s is read', async (name, text) => {
  expect(await load(name, text)).toEqual({ port: 1 });
});

test('a file that does not parse, fails or exports nothing is named', async () => {
  const file = join(folder, 'skyrig.config.ts');
  await expect(load('skyrig.config.ts', 'export default {')).rejects.toThrow(`${file} cannot be read: Build failed`);
  await expect(load('skyrig.config.ts', `throw new Error('no secret');`)).rejects.toThrow(
    `${file} cannot be read: no secret`,
  );
  await expect(load('skyrig.config.ts', 'export const port = 1;')).rejects.toThrow(
    `${file} exports nothing: write export default defineConfig({ … }).`,
  );
});

test('what a file says is checked', async () => {
  await expect(load('skyrig.config.ts', 'export default { prot: 1 }')).rejects.toThrow(
    'skyrig.config.ts: there is no setting prot. Did you mean port?',
  );
});

test('the nearest config file wins over a nearer package.json; without one, the nearest package.json', () => {
  const inner = join(folder, 'packages', 'api', 'src');
  mkdirSync(inner, { recursive: true });
  writeFileSync(join(folder, 'packages', 'api', 'package.json'), '{}');
  expect(findProject(inner)).toEqual({ folder: join(folder, 'packages', 'api'), configFile: undefined });
  writeFileSync(join(folder, 'skyrig.config.json'), '{}');
  expect(findProject(inner)).toEqual({ folder, configFile: join(folder, 'skyrig.config.json') });
});

test('two config files in one folder are refused', () => {
  writeFileSync(join(folder, 'skyrig.config.json'), '{}');
  writeFileSync(join(folder, 'skyrig.config.ts'), '');
  expect(() => findProject(folder)).toThrow(`${folder} has skyrig.config.ts and skyrig.config.json: keep one of them.`);
});

test('a file that was asked for by name must be there', () => {
  expect(() => findProject(folder, 'other.json')).toThrow(`There is no config file ${join(folder, 'other.json')}.`);
});

// The loader answers this import itself; a second export would have to be added there too.
test('skyrig/config exports defineConfig alone, and it keeps what it is given', () => {
  expect(Object.keys(publicConfig)).toEqual(['defineConfig']);
  const config: SkyrigConfig = { port: 0 };
  expect(publicConfig.defineConfig(config)).toBe(config);
});
