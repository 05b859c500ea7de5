import { expect, test } from 'vitest';

import {
  createRunnerProject,
  entryFile,
  quarantineOf,
  runnerProgram,
  type RunnerEnd,
  type RunnerProject,
} from './test-support/runner-project.ts';

const config = `module.exports = {
  testEnvironment: 'node',
  transform: {},
  reporters: ['default', ${JSON.stringify(entryFile('jest-reporter'))}],
};`;
const jest = (
  project: RunnerProject,
  args: readonly string[] = [],
  environment: NodeJS.ProcessEnv = {},
): Promise<RunnerEnd> => project.run([runnerProgram('jest', 'bin/jest.js'), ...args], environment);
const failing = `test('pays', () => expect(1).toBe(2)); test('ships', () => {});`;

test('every attempt at every test is in the history', async () => {
  const project = createRunnerProject({
    'jest.config.cjs': config,
    'a.test.cjs': `jest.retryTimes(2);
      let tries = 0;
      describe('orders', () => {
        test('flakes', () => expect((tries += 1)).toBe(3));
        test('passes', () => {});
        test.skip('waits', () => {});
        test('races', () => { throw new Error("lost\\nReplay it:\\n  SKYRIG_REPLAY='v1.x' npx jest"); });
      });`,
    'b.test.cjs': `throw new Error('not to be loaded');`,
  });
  const { code } = await jest(project, ['--shard=1/1', '--runInBand'], { CI: 'true', SKYRIG_RUN_ID: 'r1' });
  expect(code).toBe(1);
  const history = await project.history();
  expect(history.runs).toMatchObject([{ runId: 'r1', tool: expect.stringMatching(/^jest \d/) as string }]);
  const results = history
    .resultsIn(0)
    .map(({ test: index, outcome, attempts, failedAttempts, worker, isReproducible }) => {
      return [history.tests[index]?.id, outcome, attempts, failedAttempts, worker, isReproducible];
    });
  expect(results.sort()).toEqual([
    ['a.test.cjs > orders > flakes', 'flaky', 3, 2, 1, false],
    ['a.test.cjs > orders > passes', 'passed', 1, 0, 1, false],
    ['a.test.cjs > orders > races', 'failed', 3, 3, 1, true],
    ['a.test.cjs > orders > waits', 'skipped', 0, 0, 1, false],
    ['b.test.cjs > (loading the file)', 'failed', 1, 1, 0, false],
  ]);
  const examples = history.signatures.map(({ example }) => example).join('\n');
  expect(examples).toContain('expect(received).toBe(expected)');
  expect(examples).toContain('not to be loaded');
});

test('a test in quarantine fails without failing the run, and is reported', async () => {
  const project = createRunnerProject({
    'jest.config.cjs': config,
    'a.test.cjs': failing,
    'skyrig.quarantine.json': quarantineOf('a.test.cjs > pays', -1, 1),
  });
  const { code, stderr } = await jest(project, ['--bail']);
  expect(stderr).toContain('Skyrig: 1 test in quarantine failed, which does not fail the run:\n  a.test.cjs > pays: ');
  expect(stderr).toMatch(/Tests: +2 passed, 2 total/);
  expect(stderr).toMatch(/Test Suites: +1 passed, 1 total/);
  expect(code).toBe(0);
  const history = await project.history();
  expect(history.resultsOf(history.findTest('a.test.cjs > pays'))[0]).toMatchObject({
    outcome: 'failed',
    isQuarantined: true,
  });
});

test('another failure still fails the run', async () => {
  const project = createRunnerProject({
    'jest.config.cjs': config,
    'a.test.cjs': `${failing} test('breaks', () => expect(1).toBe(3));`,
    'skyrig.quarantine.json': quarantineOf('a.test.cjs > pays', -1, 1),
  });
  const { code, stderr } = await jest(project);
  expect(stderr).toMatch(/Tests: +1 failed, 2 passed, 3 total/);
  expect(code).toBe(1);
});

test('a quarantine that has expired fails the run, even when its test passes', async () => {
  const project = createRunnerProject({
    'jest.config.cjs': config,
    'a.test.cjs': failing,
    'skyrig.quarantine.json': quarantineOf('a.test.cjs > ships', -9, -1),
  });
  const { code, stderr } = await jest(project, ['-t', 'ships']);
  expect(stderr).toContain('the quarantine of a.test.cjs > ships (@payments) expired after');
  expect(code).toBe(1);
});
