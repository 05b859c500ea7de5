import { expect, test } from 'vitest';

import { packageEntries } from './package-entries.mjs';
import { temporaryFolder } from './temporary-folder.ts';
import { listBuiltPackages } from './workspaces.mjs';

const target = (name: string, source: string) => ({
  '@skyrig/source': source,
  import: { types: `./dist/${name}.d.mts`, default: `./dist/${name}.mjs` },
  require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` },
});

test('exports, bins and workers are the entries of a package', () => {
  const folder = temporaryFolder({
    'package.json': {
      name: 'rig',
      exports: {
        '.': target('index', './src/index.ts'),
        './vitest': target('vitest', './src/public/vitest.ts'),
        './package.json': './package.json',
      },
      bin: { rig: './dist/cli.mjs' },
    },
    'src/index.ts': '',
    'src/public/vitest.ts': '',
    'src/cli/main.ts': '',
    'src/compute/thread.worker.ts': '',
  });
  expect(packageEntries(folder)).toEqual({
    index: 'src/index.ts',
    vitest: 'src/public/vitest.ts',
    cli: 'src/cli/main.ts',
    'thread.worker': 'src/compute/thread.worker.ts',
  });
});

test('an export without a source, with a missing source, or outside dist is refused', () => {
  const entries = (exported: unknown) =>
    packageEntries(temporaryFolder({ 'package.json': { name: 'rig', exports: { '.': exported } }, 'src/a.ts': '' }));
  expect(() => entries({ import: { default: './dist/index.mjs' } })).toThrow('names no "@skyrig/source" file');
  expect(() => entries(target('index', './src/gone.ts'))).toThrow('does not exist');
  expect(() => entries({ '@skyrig/source': './src/a.ts', import: { default: './lib/index.js' } })).toThrow(
    'expected ./dist/<name>.mjs',
  );
});

test('a bin without a source and two workers of one name are refused', () => {
  const bin = temporaryFolder({ 'package.json': { name: 'rig', bin: './dist/cli.mjs' }, 'src/a.ts': '' });
  expect(() => packageEntries(bin)).toThrow('has no source; looked for src/cli.ts');
  const workers = temporaryFolder({
    'package.json': { name: 'rig' },
    'src/a/run.worker.ts': '',
    'src/b/run.worker.ts': '',
  });
  expect(() => packageEntries(workers)).toThrow('two entries are called run.worker');
});

test('packages are built after those they depend on', () => {
  const folder = temporaryFolder({
    'packages/a/package.json': { name: 'a', dependencies: { c: '1' } },
    'packages/a/tsdown.config.ts': '',
    'packages/b/package.json': { name: 'b' },
    'packages/c/package.json': { name: 'c', peerDependencies: { d: '1' } },
    'packages/c/tsdown.config.ts': '',
    'packages/d/package.json': { name: 'd' },
    'packages/d/tsdown.config.ts': '',
  });
  expect(listBuiltPackages(folder).map(({ manifest }) => manifest.name)).toEqual(['d', 'c', 'a']);
});
