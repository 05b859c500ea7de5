import { symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { expect, test } from 'vitest';

import { createCliProject, findUrl, type CliProject } from '../test-support/cli-fixture.ts';

/** A runner that writes what it was given: its arguments, its environment, and whether a cloud answers. */
const runner = `
  const { AWS_ENDPOINT_URL: url, AWS_ACCESS_KEY_ID: key, AWS_PROFILE: profile } = process.env;
  const health = url ? await fetch(url + '/_skyrig/health').then((r) => r.json()) : undefined;
  console.log(JSON.stringify({ args: process.argv.slice(2), url, key, profile, status: health?.status }));
  process.exitCode = process.argv.includes('fail') ? 3 : 0;
`;

function createRunnerProject(test: object): CliProject {
  const project = createCliProject();
  project.write('runner.mjs', runner);
  project.write('skyrig.config.json', JSON.stringify({ test }));
  return project;
}

const node = JSON.stringify(process.execPath);

test('integration tests run beside a cloud of their own, which is gone afterwards', async () => {
  const project = createRunnerProject({ integration: { command: `${node} runner.mjs {k} {v}` } });
  const { ended } = project.start(['test', '-k', 'a or b', '-v', '--', 'x y'], {
    AWS_PROFILE: 'prod',
    AWS_ENDPOINT_URL_SQS: 'http://other',
  });
  const { code, stdout, stderr } = await ended;
  expect(code).toBe(0);
  const told = JSON.parse(stdout) as { readonly url: string };
  expect(told).toEqual({
    args: ['-k', 'a or b', '-v', 'x y'],
    url: expect.stringMatching(/^http:/),
    key: 'test',
    status: 'ok',
  });
  expect(stderr).toContain(`Started a cloud at ${told.url} for these tests`);
  expect(stderr).toContain(`AWS_ENDPOINT_URL=${told.url}`);
  await expect(fetch(told.url)).rejects.toThrow('fetch failed');
});

test('a cloud that runs is used, and goes on running', async () => {
  const project = createRunnerProject({ integration: { command: `${node} runner.mjs` } });
  const url = findUrl((await project.run('start', '--detach', '--port', '0')).stdout);
  const { code, stdout } = await project.run('test');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ url, status: 'ok' });
  expect((await fetch(`${url}/_skyrig/health`)).status).toBe(200);
});

test('unit tests get no cloud; failing ones make exit code 1, and all are run', async () => {
  const project = createRunnerProject({
    unit: [{ command: `${node} runner.mjs fail` }, { command: `${node} runner.mjs second` }],
    integration: { command: `${node} runner.mjs third` },
  });
  const unit = await project.run('test-unit');
  expect(unit.code).toBe(1);
  expect(
    unit.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([{ args: ['fail'] }, { args: ['second'] }]);

  const all = await project.run('test-all');
  expect(all.code).toBe(1);
  const table = all.stdout.split('\n').filter((line) => /^(unit|integration) /.test(line));
  expect(table.map((line) => line.replace(/\d+\.\d s .*/, 'TIME'))).toEqual([
    'unit         failed (3)  TIME',
    'unit         passed  TIME',
    'integration  passed  TIME',
  ]);
});

test('a command that the shell does not find is a mistake of the configuration, not a failed test', async () => {
  const project = createRunnerProject({ unit: { command: 'no-such-runner-here' } });
  const { code, stderr } = await project.run('test-unit');
  expect(code).toBe(2);
  expect(stderr).toContain('The shell finds no such command (it answered 127).');
});

test('a filter that a command has no place for is refused before anything runs', async () => {
  const project = createRunnerProject({ unit: { command: `${node} runner.mjs` } });
  const { code, stdout, stderr } = await project.run('test-unit', '-k', 'a');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('test.unit cannot take -k');
});

test('by default the Vitest project of the same name is run, with the filter', async () => {
  const project = createCliProject();
  symlinkSync(
    join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), '..'),
    project.path('node_modules'),
    'junction',
  );
  project.write(
    'vitest.config.mjs',
    `export default { test: { projects: ['unit', 'integration'].map((name) => ({ test: { name, include: [name + '.test.mjs'] } })) } };`,
  );
  const tests = (name: string): string =>
    `import { expect, test } from 'vitest'; test('${name} pays', () => expect(1).toBe(1)); test('${name} breaks', () => expect(1).toBe(2));`;
  project.write('unit.test.mjs', tests('unit'));
  project.write('integration.test.mjs', tests('integration'));
  const filtered = await project.run('test-unit', '-k', 'pays', '-v');
  expect(filtered.code).toBe(0);
  expect(filtered.stdout).toContain('unit pays');
  expect(filtered.stdout).not.toContain('integration pays');
  const failed = await project.run('test');
  expect(failed.code).toBe(1);
  expect(failed.stderr).toContain('$ vitest run --project integration\n');
});

test('a signal reaches the runner, and the cloud of the tests is closed', async () => {
  const project = createCliProject();
  project.write(
    'hang.mjs',
    `process.on('SIGTERM', () => { console.log('told'); process.exit(0); }); setInterval(() => {}); console.log('url=' + process.env.AWS_ENDPOINT_URL);`,
  );
  project.write('skyrig.config.json', JSON.stringify({ test: { integration: { command: `exec ${node} hang.mjs` } } }));
  const running = project.start(['test']);
  const url = (await running.line(/^url=/)).slice(4);
  running.child.kill('SIGTERM');
  const { code, stdout } = await running.ended;
  expect(stdout).toContain('told');
  expect(code).toBe(130);
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});
