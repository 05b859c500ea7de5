import { mkdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { expect, test } from 'vitest';

import type { MutationSummary } from '../../lab/effects/mutation/format-mutations.ts';
import { ordersSystem } from '../../public/test-support/orders-system.ts';
import { createCliProject, type CliProject } from '../test-support/cli-fixture.ts';

const VITEST = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), '..');
const SKYRIG = join(import.meta.dirname, '..', '..', 'public', 'vitest.ts');

const HEAD = `
import { beforeAll, describe, expect, test } from ${JSON.stringify(SKYRIG)};
import { makeOrders } from './orders.mjs';

beforeAll(makeOrders, 30_000);
`;

const TESTS = `${HEAD}
test('stores the total', async ({ cloud }) => {
  await cloud.function('Take').invoke({ id: 'a' });
  expect(await cloud.table('Orders').get({ id: 'a' })).toMatchObject({ total: 1 });
});

test.each(['b', 'c'])('stores the order %s', async (id) => {
  expect(id).not.toBe('a');
});
`;

const EVERY_KIND = `${HEAD}
const stored = async ({ cloud }, id = 'a') => {
  await cloud.function('Take').invoke({ id });
  return cloud.table('Orders').get({ id });
};

for (const id of ['a', 'b'])
  test.concurrent('concurrent ' + id, async ({ cloud, expect: expectHere }) => {
    expectHere.assertions(1);
    expectHere(await stored({ cloud }, id)).toMatchObject({ total: 1 });
  });

describe.concurrent('a concurrent suite', () => {
  test('has a test', async ({ cloud }) => expect(await stored({ cloud })).toMatchObject({ total: 1 }));
});

test.explore('explored', async ({ cloud }) => expect(await stored({ cloud })).toMatchObject({ total: 1 }));

test('explores by itself', ({ cloud }) =>
  cloud.explore(async () => expect(await stored({ cloud })).toMatchObject({ total: 1 })));

test('looks at the report', async ({ cloud }) => {
  const { schedules } = await cloud.explore(() => stored({ cloud }), { runs: 3, strategy: 'random' });
  expect(schedules).toBe(3);
});

const order = test.extend({
  orderId: async ({ cloud }, use) => {
    await cloud.table('Orders').put({ id: 'of-fixture', total: 5 });
    await use('own');
    // What the body leaves is there, as it is without mutation.
    if ((await cloud.table('Orders').get({ id: 'own' }))?.total !== 1) throw new Error('the fixture misses the order');
  },
});
order('extended', async ({ cloud, orderId }) => expect(await stored({ cloud }, orderId)).toMatchObject({ total: 1 }));
order.concurrent.for([['own']])('extended twice %s', async ([id], { cloud, orderId }) => {
  expect(id).toBe(orderId);
  expect(await stored({ cloud }, id)).toMatchObject({ total: 1 });
});

test('soft', async ({ cloud }) => {
  expect.assertions(1);
  expect.soft(await stored({ cloud })).toMatchObject({ total: 1 });
});

test('snapshot', async ({ cloud }) => expect((await stored({ cloud })).total).toMatchSnapshot());

test.fails('fails as it should', async ({ cloud }) => expect(await stored({ cloud })).toBeUndefined());

const told = [];
test('remembers', async ({ cloud }) => {
  told.push(await stored({ cloud }));
  expect(told).toHaveLength(1);
});

test('broken', () => expect(1).toBe(2));

test('acts on nothing', () => expect(1).toBe(1));
`;

function createVitestProject(tests: string): CliProject {
  const project = createCliProject();
  symlinkSync(VITEST, project.path('node_modules'), 'junction');
  project.write('orders.mjs', ordersSystem);
  project.write('orders.test.mjs', tests);
  project.write('vitest.config.mjs', `export default { ssr: { resolve: { conditions: ['@skyrig/source'] } } };`);
  project.write('skyrig.config.json', JSON.stringify({ test: { integration: { vitest: {} } } }));
  return project;
}

test('the effects that no test of a project notices are told, and decide about the exit code', async () => {
  const project = createVitestProject(TESTS);
  const { code, stdout, stderr } = await project.run('mutate', '--fail-on', 'score<90', '--fail-on', 'survived');
  expect(stdout).toMatch(/^3 tests, \d mutations, score \d\d %/);
  expect(stdout).toContain('changing Orders.email, PutItem of Take');
  expect(stdout).toContain("expect(await cloud.table('Orders').get({ id: 'a' })).toMatchObject({ email: 'e' });");
  expect(stdout).not.toContain('changing Orders.total');
  expect(stderr).toMatch(/orders\.test\.mjs > stores the total: \d killed by assertion/);
  expect(stderr).toMatch(/The score is [\d.]+ %, below 90 %/);
  expect(code).toBe(1);
}, 120_000);

test('concurrent tests, explorations and tests with fixtures of their own are mutated; what cannot be is named', async () => {
  const project = createVitestProject(EVERY_KIND);
  const snapshots = '// Vitest Snapshot v1, https://vitest.dev/guide/snapshot.html\n\nexports[`snapshot 1`] = `1`;\n';
  mkdirSync(project.path('__snapshots__'));
  project.write('__snapshots__/orders.test.mjs.snap', snapshots);
  const { code, stdout, stderr } = await project.run('mutate', '--json');
  const { tests } = JSON.parse(stdout) as MutationSummary;
  const verdicts = Object.fromEntries(
    tests.map(({ name, report, refusal }) => {
      const total = report?.mutations.find(({ operator, attribute }) => operator === 'TAMPER' && attribute === 'total');
      return [name.replace('orders.test.mjs > ', ''), total?.verdict ?? refusal ?? 'no effects'];
    }),
  );
  expect(verdicts, stderr).toEqual({
    'concurrent a': 'killed by assertion',
    'concurrent b': 'killed by assertion',
    'a concurrent suite > has a test': 'killed by assertion',
    explored: 'killed by assertion',
    'explores by itself': 'killed by assertion',
    'looks at the report': expect.stringMatching(/^It passes, but not as .* expected 1 to be 3/) as string,
    extended: 'killed by assertion',
    'extended twice own': 'killed by assertion',
    soft: 'killed by assertion',
    snapshot: 'killed by assertion',
    'fails as it should': expect.stringMatching(/^It is meant to fail/) as string,
    remembers: expect.stringMatching(/^Run twice from the same state, the test passed and then failed/) as string,
    broken: expect.stringMatching(/^It fails when nothing is changed: expected 1 to be 2/) as string,
    'acts on nothing': 'no effects',
  });
  expect(stripVTControlCharacters(stderr)).toContain('1 failed | 12 passed | 1 expected fail');
  expect(project.read('__snapshots__/orders.test.mjs.snap')).toBe(snapshots);
  expect(code).toBe(1);
}, 180_000);

test('a condition that is none is refused before anything runs', async () => {
  const project = createCliProject();
  const { code, stderr } = await project.run('mutate', '--fail-on', 'coverage<1');
  expect(code).toBe(2);
  expect(stderr).toContain('--fail-on coverage<1: give survived or score<N');
});
