import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { formatCtrf, runFileName, type Run } from '@skyrig/insights';
import { expect, test } from 'vitest';

import { type CliProject, createCliProject } from '../test-support/cli-fixture.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 0, 5, 9);

/** A run in which each test does what its letter says: `.` passes, `F` fails, `f` passes on a retry. */
function createRun(letters: Readonly<Record<string, string>>, index: number): Run {
  const startedAt = start + index * day;
  const tests = Object.entries(letters).map(([name, outcomes], position): Run['tests'][number] => {
    const letter = outcomes[index];
    const failure = { outcome: 'failed', durationMs: 40, startedAt, message: 'Timed out after 5000 ms' } as const;
    const pass = { outcome: 'passed', durationMs: 40, startedAt } as const;
    return {
      id: `cart.test.ts > ${name}`,
      file: 'cart.test.ts',
      suite: [],
      name,
      outcome: letter === 'F' ? 'failed' : letter === 'f' ? 'flaky' : 'passed',
      durationMs: 40,
      attempts: letter === 'F' ? [failure] : letter === 'f' ? [failure, pass] : [pass],
      position,
      worker: 1,
    };
  });
  return {
    runId: `run-${index}`,
    shard: 1,
    shards: 1,
    startedAt,
    durationMs: 60_000,
    tool: 'vitest 4.1.12',
    commit: 'c0ffee1',
    environment: { platform: 'linux', runtime: 'node 20', isCi: true, fingerprint: 'x' },
    tests,
  };
}

const suite = { 'adds an item': '............', 'applies a voucher': '..f..F.f..F.', 'prints a label': '............' };

function createProject(letters: Readonly<Record<string, string>> = suite): CliProject {
  const project = createCliProject();
  mkdirSync(project.path('.skyrig', 'history'), { recursive: true });
  for (let index = 0; index < 12; index += 1) {
    const run = createRun(letters, index);
    project.write(join('.skyrig', 'history', runFileName(run)), formatCtrf(run));
  }
  return project;
}

const assessment = {
  score: 71,
  coverage: { full: 4, partial: 2, none: 1, excluded: 0, percent: 71.4 },
  recommendations: [],
};

test('it writes a page, and prints what needs attention', async () => {
  const project = createProject();
  const { code, stdout, stderr } = await project.run('report');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  await expect(stdout).toMatchFileSnapshot(join(import.meta.dirname, 'fixtures', 'report.txt'));
  expect(project.read('.skyrig/report.html')).toMatch(
    /^<!doctype html>[\s\S]*<title>under-test – test health<\/title>/,
  );
  expect(project.read('.skyrig/.gitignore')).toBe('*\n');
});

test('--json prints the data, and --out says where the page goes', async () => {
  const project = createProject();
  const { code, stdout } = await project.run('report', '--json', '--out', 'public/health.html');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    formatVersion: 1,
    project: 'under-test',
    period: { runs: 12, tests: 3, results: 36 },
    offenders: [{ id: 'cart.test.ts > applies a voucher', flakyFailures: 4, buildsBroken: 2, buildsRescued: 2 }],
  });
  expect(existsSync(project.path('public/health.html'))).toBe(true);
  expect(existsSync(project.path('.skyrig/report.html'))).toBe(false);
});

test('--summary is Markdown, appended to the summary of a GitHub job', async () => {
  const project = createProject();
  const printed = await project.run('report', '--summary');
  expect(printed.stdout).toContain('## Test health: `under-test`');
  expect(existsSync(project.path('.skyrig/report.html'))).toBe(false);
  project.write('summary.md', 'before\n');
  const file = project.path('summary.md');
  const appended = await project.start(['report', '--summary'], { GITHUB_STEP_SUMMARY: file }).ended;
  expect(appended).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(project.read('summary.md')).toBe(`before\n${printed.stdout}\n`);
});

test('a pipeline fails for what it names, and is told why', async () => {
  const project = createProject();
  const { code, stderr } = await project.run('report', '--fail-on', 'flaky,slower');
  expect(code).toBe(1);
  expect(stderr).toBe(
    'failed flaky: cart.test.ts > applies a voucher failed in 4 of 12 runs and is not in quarantine\n',
  );
  expect((await project.run('report', '--fail-on', 'slower')).code).toBe(0);
});

test('coverage is that of the last assessment, which must be there', async () => {
  const project = createProject();
  const missing = await project.run('report', '--fail-on', 'coverage<75');
  expect(missing.code).toBe(2);
  expect(missing.stderr).toContain(
    '--fail-on coverage needs .skyrig/assessment.json, which is not there. Write it with: skyrig assess',
  );
  project.write('.skyrig/assessment.json', JSON.stringify(assessment));
  const low = await project.run('report', '--fail-on', 'coverage<75', '--fail-on', 'score<70');
  expect(low).toMatchObject({ code: 1, stderr: 'failed coverage: 71.4 in the last assessment, below 75\n' });
  project.write('.skyrig/assessment.json', '{ "score": "high" }');
  const damaged = await project.run('report');
  expect(damaged.code).toBe(2);
  expect(damaged.stderr).toContain('assessment.json is no assessment. Write it anew with: skyrig assess');
});

test('what cannot be meant is refused', async () => {
  const project = createProject();
  const condition = await project.run('report', '--fail-on', 'flakey');
  expect(condition.code).toBe(2);
  expect(condition.stderr).toContain('--fail-on is "flakey": give flaky, slower, coverage<N or score<N.');
  const outputs = await project.run('report', '--json', '--summary');
  expect(outputs.code).toBe(2);
  expect(outputs.stderr).toContain('--json and --summary would both be printed');
});

test('a project without a history gets a page that says so', async () => {
  const project = createCliProject();
  const { code, stdout, stderr } = await project.run('report');
  expect(code).toBe(0);
  expect(stdout).toContain('0 tests in 0 runs');
  expect(stderr).toContain('There are no runs in file:.skyrig/history.');
});
