import { pathToFileURL } from 'node:url';

import { expect, test } from 'vitest';

import {
  createRunnerProject,
  entryFile,
  quarantineOf,
  runnerProgram,
  type RunnerProject,
} from './test-support/runner-project.ts';

// Imported, not named: Vitest resolves what it loads by name without the condition that leads to the sources.
const config = `
import Reporter from ${JSON.stringify(pathToFileURL(entryFile('vitest-reporter')).href)};
export default { test: { include: ['*.test.mjs'], reporters: ['default', new Reporter()] } };`;
const vitest = (project: RunnerProject, args: readonly string[] = [], environment: NodeJS.ProcessEnv = {}) =>
  project.run([runnerProgram('vitest', 'vitest.mjs'), 'run', '--configLoader=native', ...args], environment);
const failing = `import { expect, test } from 'vitest';
test('pays', () => expect(1).toBe(2));
test('ships', () => expect(1).toBe(1));`;

test('every attempt at every test is in the history, with place, worker, source and notes', async () => {
  const project = createRunnerProject({
    'vitest.config.mjs': config,
    'a.test.mjs': `import { describe, expect, test } from 'vitest';
      let tries = 0;
      describe('orders', () => {
        test('flakes', { retry: 3 }, () => expect((tries += 1)).toBe(3));
        test('passes', ({ task }) => { task.meta.skyrig = { replayToken: 'token', observations: { functions: ['F'] } }; });
        test.fails('fails as it should', () => expect(1).toBe(2));
        test.skip('waits', () => {});
      });
      test('breaks', { retry: 1 }, () => expect('a').toBe('b'));`,
    'b.test.mjs': `throw new Error('not to be loaded');`,
  });
  const { code } = await vitest(project, [], { CI: 'true', SKYRIG_RUN_ID: 'r1', SKYRIG_SHARD: '2/3' });
  expect(code).toBe(1);
  const history = await project.history();
  expect(history.runs).toMatchObject([{ runId: 'r1', tool: expect.stringMatching(/^vitest \d/) as string }]);
  const results = history.resultsIn(0).map((result) => {
    const { outcome, attempts, failedAttempts, position, shard, isReproducible } = result;
    return [history.tests[result.test]?.id, outcome, attempts, failedAttempts, position, shard, isReproducible];
  });
  expect(results.sort()).toEqual([
    ['a.test.mjs > breaks', 'failed', 2, 2, 3, 2, false],
    ['a.test.mjs > orders > fails as it should', 'passed', 1, 0, 2, 2, false],
    ['a.test.mjs > orders > flakes', 'flaky', 3, 2, 0, 2, false],
    ['a.test.mjs > orders > passes', 'passed', 1, 0, 1, 2, false],
    ['a.test.mjs > orders > waits', 'skipped', 0, 0, 4, 2, false],
    ['b.test.mjs > (loading the file)', 'failed', 1, 1, 0, 2, false],
  ]);
  expect(history.signatures.map(({ example }) => example)).toEqual(
    expect.arrayContaining([expect.stringContaining("expected 'a' to be 'b'"), 'not to be loaded']),
  );
  const [file] = project.written();
  const passes = file?.results.tests.find(({ name }) => name === 'passes');
  expect(JSON.stringify(passes)).toContain('"token"');
  expect(JSON.stringify(passes)).toContain('"functions":["F"]');
});

test('a test in quarantine fails without failing the run, and is reported', async () => {
  const project = createRunnerProject({
    'vitest.config.mjs': config,
    'a.test.mjs': failing,
    'skyrig.quarantine.json': quarantineOf('a.test.mjs > pays', -1, 1),
  });
  const { code, stdout, stderr } = await vitest(project, ['--bail=1', '--retry=1']);
  expect(stderr).toContain(
    'Skyrig: 1 test in quarantine failed, which does not fail the run:\n  a.test.mjs > pays: expected 1 to be 2',
  );
  expect(stdout).toContain('2 passed');
  expect(code).toBe(0);
  const history = await project.history();
  const result = history.resultsOf(history.findTest('a.test.mjs > pays'))[0];
  expect(result).toMatchObject({ outcome: 'failed', attempts: 2, failedAttempts: 2, isQuarantined: true });
});

test('a quarantine that has expired fails the run, even when its test passes', async () => {
  const project = createRunnerProject({
    'vitest.config.mjs': config,
    'a.test.mjs': failing,
    'skyrig.quarantine.json': quarantineOf('a.test.mjs > ships', -9, -1),
  });
  const { code, stderr } = await vitest(project, ['-t', 'ships']);
  expect(stderr).toContain('the quarantine of a.test.mjs > ships (@payments) expired after');
  expect(code).toBe(1);
});

test('a damaged quarantine excuses nothing and fails the run', async () => {
  const project = createRunnerProject({
    'vitest.config.mjs': config,
    'a.test.mjs': failing,
    'skyrig.quarantine.json': '{',
  });
  const { code, stderr } = await vitest(project, ['-t', 'ships']);
  expect(stderr).toContain('its quarantine cannot be read: skyrig.quarantine.json: it is no JSON');
  expect(code).toBe(1);
});

test('a failure that can be replayed is not excused', async () => {
  const project = createRunnerProject({
    'vitest.config.mjs': config,
    'a.test.mjs': `import { expect, test } from 'vitest';
      test('races', ({ task }) => { task.meta.skyrig = { replayToken: 't' }; expect(1).toBe(2); });`,
    'skyrig.quarantine.json': quarantineOf('a.test.mjs > races', -1, 1),
  });
  const { code, stderr } = await vitest(project);
  expect(stderr).toContain('a.test.mjs > races is in quarantine, but its failure can be replayed');
  expect(code).toBe(1);
});

test('a history that cannot be written is told and fails nothing', async () => {
  const project = createRunnerProject({ 'vitest.config.mjs': config, 'a.test.mjs': failing });
  const { code, stderr } = await vitest(project, ['-t', 'ships'], { SKYRIG_HISTORY: 'ftp://x' });
  expect(stderr).toContain('Skyrig: this run is missing from the history: No history can be kept in "ftp:"');
  expect(code).toBe(0);
});
