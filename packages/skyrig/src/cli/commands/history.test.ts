import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { type CliProject, createCliProject } from '../test-support/cli-fixture.ts';

const junit = `<testsuites><testsuite name="pytest" timestamp="2026-03-02T10:00:00Z">
  <testcase classname="tests.test_orders" name="test_new" time="0.25"/>
  <testcase classname="tests.test_orders" name="test_old" time="1.5"><failure message="assert 17 == 18">trace</failure></testcase>
  <testcase classname="tests.test_orders" name="test_later" time="0"><skipped/></testcase>
</testsuite></testsuites>`;

const ctrf = JSON.stringify({
  reportFormat: 'CTRF',
  specVersion: '0.0.0',
  runId: '8124',
  results: {
    tool: { name: 'jest', version: '30.5.2' },
    summary: { start: Date.UTC(2026, 2, 2, 11, 30), stop: Date.UTC(2026, 2, 2, 11, 34, 5) },
    environment: { branchName: 'main', commit: 'c0ffee1234567' },
    tests: [
      {
        name: 'charges once',
        filePath: 'test/payment.test.js',
        suite: ['payment'],
        status: 'passed',
        duration: 40,
        retries: 1,
        retryAttempts: [{ attempt: 1, status: 'failed', duration: 5000, message: 'Timed out after 5012 ms' }],
      },
    ],
  },
});

/** A project into which the results of two other runners were taken. */
async function createFilledProject(): Promise<CliProject> {
  const project = createCliProject();
  project.write('pytest.xml', junit);
  project.write('jest.json', ctrf);
  const added = await project.run(
    'history',
    'add',
    'pytest.xml',
    '--run',
    '8123',
    '--commit',
    'deadbeef00',
    '--branch',
    'fix',
  );
  expect(added).toEqual({ code: 0, stdout: 'added pytest.xml: 3 tests, run 8123\n', stderr: '' });
  expect((await project.run('history', 'add', 'jest.json')).stdout).toBe('added jest.json: 1 tests, run 8124\n');
  return project;
}

const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name);

test('results of other runners are taken in, listed and shown', async () => {
  const project = await createFilledProject();
  expect(readdirSync(project.path('.skyrig', 'history'))).toEqual([
    '20260302T100000.000Z-8123-0001.json',
    '20260302T113000.000Z-8124-0001.json',
  ]);
  expect(project.read('.skyrig/.gitignore')).toBe('*\n');
  await expect((await project.run('history')).stdout).toMatchFileSnapshot(fixture('history.txt'));
  await expect((await project.run('history', 'show', '8123')).stdout).toMatchFileSnapshot(fixture('history-show.txt'));
  expect((await project.run('history', 'show', 'latest')).stdout).toContain(
    'flaky  test/payment.test.js > payment > charges once (1 of 2 attempts failed)',
  );
  const { runs, skipped } = JSON.parse((await project.run('history', '--json', '-n', '1')).stdout);
  expect([runs.length, runs[0].runId, runs[0].counts.flaky, skipped]).toEqual([1, '8124', 1, []]);
  const shown = JSON.parse((await project.run('history', 'show', '8123', '--json')).stdout);
  expect(shown.tests.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['passed', 'failed', 'skipped']);
});

test('several files of one run are its shards; adding them again changes nothing', async () => {
  const project = createCliProject();
  project.write('1.xml', junit);
  project.write('2.xml', junit.replaceAll('test_orders', 'test_prices'));
  const add = ['history', 'add', '1.xml', '2.xml', '--run', 'ci', '--store', 'file:elsewhere'];
  await project.run(...add);
  expect((await project.run(...add)).code).toBe(0);
  const { runs } = JSON.parse((await project.run('history', '--store', 'elsewhere', '--json')).stdout);
  expect(runs).toMatchObject([{ runId: 'ci', shards: 2, counts: { passed: 2, failed: 2, skipped: 2 } }]);
  expect(existsSync(project.path('.skyrig'))).toBe(false);
});

test('the history is that of --store, else of SKYRIG_HISTORY, else of the config file, for every command', async () => {
  const project = createCliProject();
  project.write('skyrig.config.json', JSON.stringify({ history: 'file:configured' }));
  project.write('1.xml', junit);
  const tests = async (history: string, ...args: string[]): Promise<number> => {
    const { stdout } = await project.start(args, { SKYRIG_HISTORY: history }).ended;
    return (JSON.parse(stdout) as { readonly tests: number }).tests;
  };
  expect((await project.run('history', 'add', '1.xml')).code).toBe(0);
  expect(readdirSync(project.path('configured'))).toHaveLength(1);
  await project.start(['history', 'add', '1.xml'], { SKYRIG_HISTORY: 'file:elsewhere' }).ended;
  expect(readdirSync(project.path('elsewhere'))).toHaveLength(1);
  rmSync(project.path('configured'), { recursive: true });
  expect(await tests('', 'flaky', '--json')).toBe(0);
  expect(await tests('elsewhere', 'flaky', '--json')).toBe(3);
  expect(await tests('none', 'flaky', '--json', '--store', 'elsewhere')).toBe(3);
  expect(await project.start(['report'], { SKYRIG_HISTORY: 'none' }).ended).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('SKYRIG_HISTORY says none. Name one with --store URL.') as unknown,
  });
});

test('histories are merged; what is no run is named, and nothing is lost', async () => {
  const project = await createFilledProject();
  await project.run('history', 'add', 'jest.json', '--store', 'shard-2', '--run', 'other');
  project.write('shard-2/notes.txt', 'keep me');
  const merged = await project.run('history', 'merge', 'shard-2');
  expect(merged).toMatchObject({ code: 0, stdout: 'file:shard-2: 1 files added, 0 there before, 1 skipped\n' });
  expect(merged.stderr).toMatch(/^skipped notes\.txt: This is no CTRF report: it is not JSON/);
  expect((await project.run('history', 'merge', 'shard-2')).stdout).toContain('0 files added, 1 there before');
  const { runs } = JSON.parse((await project.run('history', '--json')).stdout);
  expect(runs.map(({ runId }: { runId: string }) => runId)).toEqual(['8123', '8124', 'other']);
  expect(project.read('shard-2/notes.txt')).toBe('keep me');
});

test('a history is made up, with the truth about it', async () => {
  const project = createCliProject();
  const size = ['--tests', '40', '--runs', '25', '--seed', '3'];
  const made = await project.run('history', 'synthesize', 'made-up', ...size);
  await expect(made.stdout).toMatchFileSnapshot(fixture('history-synthesize.txt'));
  const again = await project.run('history', 'synthesize', 'made-up', ...size);
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('made-up has files in it already') });
  const { runs } = JSON.parse((await project.run('history', '--store', 'made-up', '--json')).stdout);
  expect(runs).toHaveLength(25);
  rmSync(project.path('made-up'), { recursive: true });
  const { faults } = JSON.parse((await project.run('history', 'synthesize', 'made-up', ...size, '--json')).stdout);
  expect(faults).toHaveLength(6);
});

test('what cannot be meant is refused, with what to do', async () => {
  const project = createCliProject();
  project.write('notes.txt', 'hello');
  const refusal = async (...args: string[]): Promise<string> => {
    const { code, stderr } = await project.run('history', ...args);
    expect(code).toBe(2);
    return stderr.trim();
  };
  expect(
    await Promise.all([
      refusal('ad', 'x.xml'),
      refusal('add'),
      refusal('add', 'gone.xml'),
      refusal('add', 'notes.txt'),
      refusal('add', 'notes.txt', '--shard', '3/2'),
      refusal('show', 'nothing'),
      refusal('--seed', '1'),
      refusal('merge'),
    ]),
  ).toMatchInlineSnapshot(`
    [
      "error skyrig history knows no "ad". Did you mean add? Give one of list, show, add, merge, synthesize.",
      "error Give files of results, CTRF or JUnit: skyrig history add results.xml",
      "error Cannot read gone.xml: ENOENT: no such file or directory, open 'gone.xml'",
      "error notes.txt: This is neither CTRF (JSON) nor JUnit XML.",
      "error --shard is "3/2": give NUMBER/COUNT, such as 2/4.",
      "There are no runs in file:.skyrig/history. A reporter of skyrig records them; results of other tools are added with: skyrig history add FILE
    error There is no run "nothing". The runs there are: skyrig history",
      "error --seed means nothing to skyrig history list; it is for synthesize.",
      "error Give histories, as folders or addresses: skyrig history merge shard-1 shard-2",
    ]
  `);
});
