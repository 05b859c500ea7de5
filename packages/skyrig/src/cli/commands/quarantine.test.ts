import { mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { formatCtrf, type Run, runFileName, type TestResult } from '@skyrig/insights';
import { expect, onTestFinished, test } from 'vitest';

import { type CliProject, createCliProject } from '../test-support/cli-fixture.ts';

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** One letter a run: F fails, R fails with a token that replays it, anything else passes. */
function createProject(outcomes: Readonly<Record<string, string>>): CliProject {
  const project = createCliProject();
  mkdirSync(project.path('.skyrig', 'history'), { recursive: true });
  project.write('CODEOWNERS', '* @team\n');
  const count = Math.max(...Object.values(outcomes).map((letters) => letters.length));
  for (let run = 0; run < count; run += 1) {
    const startedAt = Date.UTC(2026, 0, 1 + run);
    const tests = Object.entries(outcomes).map(([name, letters], position): TestResult => {
      const hasFailed = 'FR'.includes(letters[run] ?? '.');
      const outcome = hasFailed ? 'failed' : 'passed';
      const attempt = { outcome, durationMs: 5, startedAt, ...(hasFailed && { message: 'timed out' }) } as const;
      const place = { id: `a.test.mjs > ${name}`, file: 'a.test.mjs', suite: [], name, position, worker: 1 };
      const token = letters[run] === 'R' ? { replayToken: 'skr1.x' } : {};
      return { ...place, outcome, durationMs: 5, attempts: [attempt], ...token };
    });
    const environment = { platform: 'linux', runtime: 'node 20', isCi: true, fingerprint: 'f' };
    const shards = { shard: 1, shards: 1, tool: 'vitest', commit: 'c', codeHash: 'c' };
    const whole: Run = { runId: `run-${run}`, ...shards, startedAt, durationMs: 10, environment, tests };
    project.write(`.skyrig/history/${runFileName(whole)}`, formatCtrf(whole));
  }
  return project;
}

const clean = '.'.repeat(12);
const suite = {
  pays: 'F..F.F..F.F.',
  races: '..R..R.R..R.',
  ...Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, clean])),
};
const entry = { test: 'a.test.mjs > pays', owner: '@team', reason: 'r', since: day(-1), expires: day(5) };
const read = (project: CliProject): { readonly quarantine: readonly Record<string, string>[] } =>
  JSON.parse(project.read('skyrig.quarantine.json')) as ReturnType<typeof read>;

test('sync proposes who enters, and writes it only when asked to', async () => {
  const project = createProject(suite);
  const proposed = await project.run('quarantine', 'sync');
  expect(proposed.stdout).toContain(
    'add      a.test.mjs > pays\n         failed by itself in 5 of 12 runs: timed out; @team, until',
  );
  expect(proposed.stdout).toContain('Nothing is written: --apply does it.');
  await expect(proposed.stdout.replaceAll(/\d{4}-\d\d-\d\d/g, '2026-03-16')).toMatchFileSnapshot(
    '__snapshots__/quarantine-sync.txt',
  );
  expect(() => read(project)).toThrow('ENOENT');
  const applied = await project.run('quarantine', 'sync', '--apply', '--json');
  expect(applied).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(applied.stdout)).toMatchObject({ add: [{ test: entry.test }], release: [], isApplied: true });
  expect(read(project).quarantine).toMatchObject([
    { test: entry.test, owner: '@team', since: day(0), expires: day(14) },
  ]);
  const listed = await project.run('quarantine', 'list');
  expect(listed.stdout).toMatch(
    /^days left +until +owner +test +reason\n +14 +\d{4}-\d\d-\d\d +@team +a\.test\.mjs > pays/,
  );
});

test('a test is added by hand within the rules, and released', async () => {
  const project = createProject({ ...suite, f: clean });
  const refused = async (...args: string[]): Promise<string> => {
    const { code, stderr } = await project.run('quarantine', 'add', ...args);
    expect(code).toBe(2);
    return stderr;
  };
  expect(await refused('pays')).toContain('needs --reason');
  expect(await refused('pays', '--reason', 'x', '--days', '15')).toContain('--days is "15"');
  expect(await refused('races', '--reason', 'x')).toContain('it is a bug with a reproduction, and never quarantined');
  const { code, stdout } = await project.run('quarantine', 'add', 'pays', '--reason', 'the clock', '--days', '3');
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `a.test.mjs > pays is in quarantine until ${day(3)}; @team mends it.\n`,
  });
  expect(await refused('> f', '--reason', 'x')).toContain('1 of 8 tests are in quarantine, and 1 may be');
  expect((await project.run('quarantine', 'release', 'pays')).stdout).toBe('a.test.mjs > pays is released.\n');
  expect(read(project).quarantine).toEqual([]);
});

test('an action that does not exist, and an option of another one, are refused', async () => {
  const project = createCliProject();
  expect((await project.run('quarantine', 'relase', 'x')).stderr).toContain('Did you mean release?');
  const { code, stderr } = await project.run('quarantine', 'list', '--apply');
  expect(code).toBe(2);
  expect(stderr).toContain('--apply means nothing to skyrig quarantine list; it is for sync.');
});

test('sync --github opens issues and notes their addresses', async () => {
  const project = createProject(suite);
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    const issue = { number: 7, title: '', body: '', html_url: 'https://github.example/acme/shop/issues/7' };
    response.end(JSON.stringify(request.method === 'GET' ? [] : issue));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const GITHUB_API_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const environment = { GITHUB_API_URL, GITHUB_TOKEN: 'test', GITHUB_REPOSITORY: 'acme/shop' };
  await project.start(['quarantine', 'sync', '--apply'], environment).ended;
  expect(requests).toEqual([]);
  const { code, stdout } = await project.start(['quarantine', 'sync', '--apply', '--github'], environment).ended;
  expect(code).toBe(0);
  expect(stdout).toContain('opened     https://github.example/acme/shop/issues/7  a.test.mjs > pays');
  expect(requests).toEqual([
    'GET /repos/acme/shop/issues?state=open&labels=skyrig-quarantine&per_page=100 Bearer test',
    'POST /repos/acme/shop/issues Bearer test',
  ]);
  expect(read(project).quarantine[0]).toMatchObject({ issue: 'https://github.example/acme/shop/issues/7' });
  const missing = await project.start(['quarantine', 'sync', '--github'], { GITHUB_REPOSITORY: 'acme/shop' }).ended;
  expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('--github needs GITHUB_TOKEN') as string });
});

test('an expired entry fails the tests whatever the runner is', async () => {
  const project = createCliProject();
  const command = `"${process.execPath}" -e ""`;
  project.write('skyrig.config.json', JSON.stringify({ test: { unit: { command } } }));
  project.write('skyrig.quarantine.json', JSON.stringify({ quarantine: [entry] }));
  expect((await project.run('test-unit')).code).toBe(0);
  const expired = { ...entry, since: day(-5), expires: day(-1) };
  project.write('skyrig.quarantine.json', JSON.stringify({ quarantine: [expired] }));
  const { code, stderr } = await project.run('test-unit');
  expect(code).toBe(1);
  expect(stderr).toContain(
    `The quarantine of a.test.mjs > pays (@team) expired after ${day(-1)}, which fails the tests.`,
  );
});

/** A project whose unit tests run with Jest, and a test that passes or fails by how often it ran. */
function createProvable(body: string): CliProject {
  const project = createProject({
    pays: clean.repeat(5),
    ...Object.fromEntries(['a', 'b'].map((name) => [name, clean])),
  });
  const require = createRequire(import.meta.url);
  symlinkSync(join(dirname(require.resolve('vitest/package.json')), '..'), project.path('node_modules'), 'junction');
  const reporter = join(import.meta.dirname, '..', '..', 'public', 'jest-reporter.ts');
  project.write(
    'jest.config.cjs',
    `module.exports = { transform: {}, testMatch: ['**/a.test.mjs'], reporters: [${JSON.stringify(reporter)}] };`,
  );
  project.write('a.test.mjs', `test('pays', () => { ${body} });`);
  const node = [
    process.execPath,
    '--conditions=@skyrig/source',
    '--import',
    pathToFileURL(require.resolve('tsx')).href,
  ];
  const jest = join(dirname(require.resolve('jest/package.json')), 'bin', 'jest.js');
  const command = `${[...node, jest].map((word) => `"${word}"`).join(' ')} {k}`;
  project.write('skyrig.config.json', JSON.stringify({ test: { unit: { command, filter: '-t {pattern}' } } }));
  project.write('skyrig.quarantine.json', JSON.stringify({ quarantine: [entry] }));
  return project;
}

test('a release is bought with runs that pass, each with a seed of its own', async () => {
  const project = createProvable(`require('node:fs').appendFileSync('seeds', process.env.SKYRIG_SCHEDULE_SEED + ';');`);
  const { code, stdout, stderr } = await project.run(
    'quarantine',
    'release',
    'pays',
    '--prove',
    '--suite',
    'unit',
    '--json',
  );
  expect(stderr).toContain('must pass 1 times in a row: it failed by itself in 0 of 60 runs.');
  expect(JSON.parse(stdout)).toMatchObject({
    isReleased: true,
    proof: { isProven: true, runsNeeded: 1, runsPassed: 1 },
  });
  expect(code).toBe(0);
  expect(project.read('seeds')).toBe('1;');
  expect(read(project).quarantine).toEqual([]);
});

test('a test that fails during the proof stays, although its quarantine would excuse the failure', async () => {
  const project = createProvable(`throw new Error('still');`);
  const { code, stdout } = await project.run('quarantine', 'release', 'pays', '--prove', '--suite', 'unit');
  expect(stdout).toBe('a.test.mjs > pays stays in quarantine: it failed in run 1 of 1.\n');
  expect(code).toBe(1);
  expect(read(project).quarantine).toHaveLength(1);
});
