/** Runs dependency-cruiser with the repository's rules on small trees that break them. */
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { runTool } from './run-command.mjs';
import { temporaryFolder } from './temporary-folder.ts';
import { root } from './workspaces.mjs';

const cloud = 'packages/cloud/src';

const base = {
  'package.json': { name: 'root', workspaces: ['packages/*', 'examples/*'] },
  'packages/cloud/package.json': {
    name: '@skyrig/cloud',
    type: 'module',
    exports: { '.': { '@skyrig/source': './src/index.ts', import: { default: './dist/index.mjs' } } },
    devDependencies: { 'a-dev-tool': '1.0.0' },
  },
  'packages/skyrig/package.json': { name: 'skyrig', type: 'module', dependencies: { '@skyrig/cloud': '1.0.0' } },
  'node_modules/a-dev-tool/package.json': {
    name: 'a-dev-tool',
    version: '1.0.0',
    exports: './index.js',
    types: './index.js',
  },
  'node_modules/a-dev-tool/index.js': 'export const tool = 1;',
  [`${cloud}/index.ts`]: "export { route } from './gateway/route.ts';",
  [`${cloud}/kernel/clock.ts`]: 'export const now = 1; export type Clock = 1;',
  [`${cloud}/protocols/shape.ts`]: 'export const encode = 1; export type Shape = 1;',
  [`${cloud}/gateway/route.ts`]: "import { sqs } from '../services/sqs/index.ts'; export const route = sqs;",
  [`${cloud}/services/ports.ts`]: 'export const noPorts = 1; export interface Ports { readonly a: 1 }',
  [`${cloud}/services/catalogue.ts`]: "export const load = () => import('./dynamodb/state.ts');",
  [`${cloud}/services/event-patterns/match.ts`]: 'export const match = 1;',
  [`${cloud}/services/dynamodb/state.ts`]: 'export const state = 1;',
  [`${cloud}/services/sqs/index.ts`]: "import { now } from '../../kernel/clock.ts'; export const sqs = now;",
};

/** The broken rules, as `rule: from → to`. */
async function check(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = temporaryFolder({ ...base, ...files });
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json'])
    copyFileSync(join(root, file), join(folder, file));
  mkdirSync(join(folder, 'node_modules/@skyrig'), { recursive: true });
  symlinkSync(join(folder, 'packages/cloud'), join(folder, 'node_modules/@skyrig/cloud'));
  const { output } = await runTool(
    'depcruise',
    [
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      'packages',
      ...('examples' in files ? ['examples'] : []),
    ],
    { cwd: folder },
  );
  const { summary } = JSON.parse(output) as {
    summary: { totalCruised: number; violations: { from: string; to: string; rule: { name: string } }[] };
  };
  expect(summary.totalCruised).toBeGreaterThan(5);
  return summary.violations
    .map(({ from, to, rule }) => `${rule.name}: ${from.replace(`${cloud}/`, '')} → ${to.replace(`${cloud}/`, '')}`)
    .sort();
}

test('imports downwards, library folders, ports, types of shapes and tests that import anything are allowed', async () => {
  expect(
    await check({
      [`${cloud}/services/sns/index.ts`]: `
        import type { Ports } from '../ports.ts';
        import type { Shape } from '../../protocols/shape.ts';
        import { match } from '../event-patterns/match.ts';
        export const sns: [Ports?, Shape?] = match ? [] : [];`,
      [`${cloud}/services/sns/index.test.ts`]:
        "import { sqs } from '../sqs/index.ts'; import { route } from '../../gateway/route.ts'; export const all = [sqs, route];",
      [`${cloud}/services/dynamodb-streams/index.ts`]:
        "import { state } from '../dynamodb/state.ts'; export const streams = state;",
      [`${cloud}/compute/run.ts`]: "import type { Ports } from '../services/ports.ts'; export type Run = Ports;",
      [`${cloud}/services/lambda/index.ts`]:
        "import type { Run } from '../../compute/run.ts'; export type Lambda = Run;",
      'packages/skyrig/src/index.ts': "export { route } from '@skyrig/cloud';",
    }),
  ).toEqual([]);
});

test('each layer refuses what lies above it, and services refuse each other', async () => {
  const refused: readonly (readonly [from: string, to: string, rule: string])[] = [
    ['compute/up.ts', '../gateway/route.ts', 'layer-compute'],
    ['deploy/up.ts', '../services/sqs/index.ts', 'layer-deploy'],
    ['gateway/lost.ts', './nowhere.ts', 'no-unresolvable'],
    ['gateway/tool.ts', 'a-dev-tool', 'sources-need-real-dependencies'],
    ['kernel/ports.ts', '../services/ports.ts', 'layer-kernel'],
    ['kernel/up.ts', '../services/sqs/index.ts', 'layer-kernel'],
    ['protocols/down.ts', '../services/sqs/index.ts', 'protocols-know-no-service'],
    ['services/dynamodb-streams/other.ts', '../sqs/index.ts', 'streams-share-tables'],
    ['services/event-patterns/other.ts', '../sqs/index.ts', 'library-imports-no-service'],
    ['services/sqs/all.ts', '../catalogue.ts', 'services-know-no-catalogue'],
    ['services/sqs/other.ts', '../dynamodb/state.ts', 'service-imports-no-service'],
    ['services/sqs/up.ts', '../../gateway/route.ts', 'layer-services'],
    ['services/sqs/wire.ts', '../../protocols/shape.ts', 'services-import-only-types-of-protocols'],
  ];
  const violations = await check(
    Object.fromEntries(
      refused.map(([from, to]) => [`${cloud}/${from}`, `import * as all from '${to}'; export const a = all;`]),
    ),
  );
  for (const [from, , rule] of refused) expect(violations.join('\n')).toContain(`${rule}: ${from} →`);
  const files = violations.map((each) => each.replace(/^.*: (\S+) →.*$/, '$1'));
  expect([...new Set(files)].sort()).toEqual(refused.map(([from]) => from));
});

test('a package or an example reaches another package by its name only', async () => {
  expect(
    await check({
      'packages/skyrig/src/index.ts': "export { now } from '../../cloud/src/kernel/clock.ts';",
      [`${cloud}/gateway/up.ts`]: "export { now } from '../../../skyrig/src/index.ts';",
    }),
  ).toEqual([
    'cloud-knows-no-skyrig: gateway/up.ts → packages/skyrig/src/index.ts',
    'skyrig-uses-published-cloud: packages/skyrig/src/index.ts → kernel/clock.ts',
  ]);
});
