import { mkdirSync, readdirSync } from 'node:fs';

import { expect, test } from 'vitest';

import { type CliProject, createCliProject } from '../test-support/cli-fixture.ts';

/** Writes a history as any tool could: one CTRF file a run, all on the same commit. */
function createProject(outcomes: Readonly<Record<string, string>>): CliProject {
  const project = createCliProject();
  mkdirSync(project.path('.skyrig', 'history'), { recursive: true });
  const count = Math.max(...Object.values(outcomes).map((letters) => letters.length));
  for (let run = 0; run < count; run += 1) {
    const start = Date.UTC(2026, 0, 1 + run);
    const tests = Object.entries(outcomes).map(([name, letters]) => {
      const status = letters[run] === 'F' ? 'failed' : 'passed';
      const message = `timed out after ${run + 100} ms`;
      return { name, filePath: 'cart.test.ts', status, duration: 5, start, ...(status === 'failed' && { message }) };
    });
    const failed = tests.filter(({ status }) => status === 'failed').length;
    const counts = { tests: tests.length, passed: tests.length - failed, failed, skipped: 0, pending: 0, other: 0 };
    const report = {
      reportFormat: 'CTRF',
      specVersion: '1.0.0',
      results: {
        tool: { name: 'pytest' },
        summary: { ...counts, start, stop: start + 10 },
        tests,
        environment: { commit: 'c0ffee1', branchName: 'main' },
      },
    };
    const name = `${new Date(start).toISOString().replaceAll(/[-:]/g, '')}-run_${run}-0001.json`;
    project.write(`.skyrig/history/${name}`, JSON.stringify(report));
  }
  return project;
}

const suite = {
  pays: '..F..F.F..F.',
  ships: 'FFFFFFFFFFFF',
  ...Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, '............'])),
};

test('flaky tests are listed with what is known of them, and healthy ones are not', async () => {
  const { code, stdout, stderr } = await createProject(suite).run('flaky');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^quarantined +9\d\.\d % +4\/12 {2}cart\.test\.ts > pays$/m);
  expect(stdout).toMatch(/^ +possible: timing, as its failures say “timed out”$/m);
  expect(stdout).toMatch(/^broken +\d+\.\d % +12\/12 {2}cart\.test\.ts > ships$/m);
  expect(stdout).toMatch(/^6 tests in 12 runs: 1 quarantined, 1 broken, 4 healthy$/m);
});

test('a pipeline can read it as JSON, and fail for what it names', async () => {
  const project = createProject(suite);
  const { code, stdout } = await project.run('flaky', '--json', '--fail-on', 'flaky');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ runs: 12, counts: { quarantined: 1, broken: 1, healthy: 4 } });
  expect((await project.run('flaky', '--fail-on', 'bug')).code).toBe(0);
  expect((await project.run('flaky', '--fail-on', 'flakes')).code).toBe(2);
});

test('a failure that can be replayed is listed as a bug, with what replays it', async () => {
  const project = createProject({ pays: '..F', a: '...', b: '...' });
  const file = readdirSync(project.path('.skyrig', 'history')).at(-1) ?? '';
  const report = project.read(`.skyrig/history/${file}`);
  project.write(
    `.skyrig/history/${file}`,
    report.replace('"status":"failed"', '$&,"extra":{"replayToken":"skr1.a1b2"}'),
  );
  const { code, stdout } = await project.run('flaky', '--fail-on', 'bug');
  expect(code).toBe(1);
  expect(stdout).toContain('bug, not a flake: cart.test.ts > pays');
  expect(stdout).toContain('replay it with skr1.a1b2');
});

test('a damaged file is named and skipped', async () => {
  const project = createProject({ pays: '...' });
  project.write('.skyrig/history/20260101T000000.000Z-cut-0001.json', '{ "reportFormat": "CTRF", "resu');
  const { code, stdout, stderr } = await project.run('flaky');
  expect(code).toBe(0);
  expect(stderr).toContain('20260101T000000.000Z-cut-0001.json');
  expect(stdout).toBe('1 test in 3 runs: 1 healthy\n');
});

test('without a history, it says how to get one', async () => {
  const { code, stdout, stderr } = await createCliProject().run('flaky', '--store', 'file:nowhere');
  expect(code).toBe(0);
  expect(stdout).toBe('0 tests in 0 runs: nothing to say\n');
  expect(stderr).toContain('There are no runs in file:nowhere');
});
