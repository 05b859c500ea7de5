import { expect, test } from 'vitest';

import {
  bundleEntry,
  createRunnerProject,
  quarantineOf,
  type RunnerEnd,
  type RunnerProject,
} from './test-support/runner-project.ts';

async function nodeTest(
  project: RunnerProject,
  files: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<RunnerEnd> {
  const own = await bundleEntry('node-test-reporter', project);
  const spec = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
  return project.run(
    ['--test', ...spec, `--test-reporter=${own}`, '--test-reporter-destination=stderr', ...files],
    environment,
  );
}
const suite = (more = ''): string => `import { describe, it, test } from 'node:test';
  import assert from 'node:assert/strict';
  describe('orders', () => {
    it('pays', () => assert.equal(1, 2));
    it('ships', () => {});
    it.skip('waits', () => {});
    it('is planned', { todo: true }, () => assert.equal(1, 2));
  });
  test('parent', async (t) => { await t.test('child', () => {}); });
  ${more}`;

test('every test is in the history, with its suites and its message', async () => {
  const project = createRunnerProject({
    'a.test.mjs': suite(),
    'b.test.mjs': `import { test } from 'node:test'; test('races', () => { throw new Error("SKYRIG_REPLAY='v1.x' node --test"); });`,
    'c.test.mjs': `throw new Error('not to be loaded');`,
  });
  const { code, stdout } = await nodeTest(project, ['a.test.mjs', 'b.test.mjs', 'c.test.mjs'], {
    SKYRIG_RUN_ID: 'r1',
    CI: '1',
  });
  expect(code).toBe(1);
  expect(stdout).toContain('✔ ships');
  const history = await project.history();
  expect(history.runs).toMatchObject([{ runId: 'r1', tool: `node:test ${process.versions.node}` }]);
  const results = history.resultsIn(0).map(({ test: index, outcome, attempts, isReproducible }) => {
    return [history.tests[index]?.id, outcome, attempts, isReproducible];
  });
  expect(results.sort()).toEqual([
    ['a.test.mjs > orders > is planned', 'skipped', 0, false],
    ['a.test.mjs > orders > pays', 'failed', 1, false],
    ['a.test.mjs > orders > ships', 'passed', 1, false],
    ['a.test.mjs > orders > waits', 'skipped', 0, false],
    ['a.test.mjs > parent > child', 'passed', 1, false],
    ['a.test.mjs > parent', 'passed', 1, false],
    ['b.test.mjs > races', 'failed', 1, true],
    ['c.test.mjs > (loading the file)', 'failed', 1, false],
  ]);
  expect(history.signatures.map(({ example }) => example).join('\n')).toContain('1 !== 2');
});

test('a test in quarantine fails without failing the run, and is reported', async () => {
  const project = createRunnerProject({
    'a.test.mjs': suite(),
    'skyrig.quarantine.json': quarantineOf('a.test.mjs > orders > pays', -1, 1),
  });
  const { code, stderr } = await nodeTest(project, ['a.test.mjs']);
  expect(stderr).toContain(
    'Skyrig: 1 test in quarantine failed, which does not fail the run:\n  a.test.mjs > orders > pays: ',
  );
  expect(code).toBe(0);
});

test.each([
  ['another test fails', suite(`test('breaks', () => assert.equal(1, 3));`)],
  [
    'a hook fails',
    suite(`describe('hooks', () => { before(() => { throw new Error('x'); }); it('a', () => {}); });`).replace(
      '{ describe',
      '{ before, describe',
    ),
  ],
  [
    'a file ends badly',
    suite(`process.on('exit', () => { process.exitCode = 3; });`).replace('assert.equal(1, 2)', '{}'),
  ],
])('the run still fails when %s', async (_what, text) => {
  const project = createRunnerProject({
    'a.test.mjs': text,
    'skyrig.quarantine.json': quarantineOf('a.test.mjs > orders > pays', -1, 1),
  });
  const { code } = await nodeTest(project, ['a.test.mjs']);
  expect(code).toBe(1);
});

test('a quarantine that has expired fails the run, even when its test passes', async () => {
  const project = createRunnerProject({
    'a.test.mjs': `import { test } from 'node:test'; test('ships', () => {});`,
    'skyrig.quarantine.json': quarantineOf('a.test.mjs > ships', -9, -1),
  });
  const { code, stderr } = await nodeTest(project, ['a.test.mjs']);
  expect(stderr).toContain('the quarantine of a.test.mjs > ships (@payments) expired after');
  expect(code).toBe(1);
});
