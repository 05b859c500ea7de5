import { existsSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { expect, test } from 'vitest';

import type { SuiteEffects } from '../../lab/effects/merge-effects.ts';
import { ordersSystem } from '../../public/test-support/orders-system.ts';
import { createCliProject, sourceArguments, type CliProject } from '../test-support/cli-fixture.ts';

const VITEST = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), '..');
const entry = (name: string): string => join(import.meta.dirname, '..', '..', 'public', `${name}.ts`);

const head = `
import { beforeAll, expect, test } from ${JSON.stringify(entry('vitest'))};
import { makeOrders, take } from './orders.mjs';

beforeAll(makeOrders, 30_000);
`;

function createProject(more = ''): CliProject {
  const project = createCliProject();
  symlinkSync(VITEST, project.path('node_modules'), 'junction');
  project.write('orders.mjs', ordersSystem);
  project.write(
    'totals.test.mjs',
    `${head}${more}
test('total', async ({ cloud }) => expect((await take(cloud)).total).toBe(1));
test('fails', async ({ cloud }) => { expect((await take(cloud)).email).toBe('e'); expect(1).toBe(2); });`,
  );
  project.write('plain.test.mjs', `import { expect, test } from 'vitest';\ntest('plain', () => expect(1).toBe(1));`);
  project.write(
    'vitest.config.mjs',
    `import Reporter from ${JSON.stringify(pathToFileURL(entry('vitest-reporter')).href)};
export default { ssr: { resolve: { conditions: ['@skyrig/source'] } }, test: { reporters: ['default', new Reporter()] } };`,
  );
  const parts = [process.execPath, ...sourceArguments, join(VITEST, 'vitest', 'vitest.mjs'), 'run'];
  const command = [...parts, '--configLoader=native'].map((part) => JSON.stringify(part)).join(' ');
  project.write('skyrig.config.json', JSON.stringify({ test: { integration: { command } } }));
  return project;
}

test('skyrig test --effects scores tests that say nothing of effects; those that failed do not count', async () => {
  const project = createProject();
  const { code, stdout } = await project.run('test', '--effects');
  expect(stdout).toContain(`Effects: 1 of 2 asserted by 1 test in 1 file, score 50 %
   50 %  1 of 2  totals.test.mjs
No test asserts (1):
  - Take: Orders.email (PutItem): written and never looked at (totals.test.mjs > total)
      expect(await cloud.table('Orders').get({ id: 'a' })).toMatchObject({ email: 'e' });`);
  const { files } = JSON.parse(project.read('.skyrig/effects.json')) as SuiteEffects;
  expect(files).toMatchObject([{ file: 'totals.test.mjs', score: 0.5, levels: { 0: 1, 3: 1 } }]);
  expect(code).toBe(1);
});

test('without it only what test files ask for is told, and once, with a reporter too', async () => {
  const silent = createProject();
  expect((await silent.run('test')).stdout).not.toContain('Effects');
  expect(existsSync(silent.path('.skyrig/effects.json'))).toBe(false);
  const asking = createProject(`test.override({ cloudOptions: { effects: { threshold: 0.1 } } });`);
  const { stdout, stderr } = await asking.run('test');
  expect(`${stdout}${stderr}`.match(/Effects: \d+ of \d+ asserted/g)).toHaveLength(1);
});

test('when nothing was followed, --effects says so', async () => {
  const project = createCliProject();
  project.write('skyrig.config.json', JSON.stringify({ test: { integration: { command: 'true' } } }));
  const { code, stderr } = await project.run('test', '--effects');
  expect(stderr).toContain('No effects were followed');
  expect(code).toBe(0);
});
