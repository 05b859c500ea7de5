import { expect, test } from 'vitest';

import { checkEnvironment, checkNode } from '../diagnosis/check-machine.ts';
import { createCliProject, readUrl } from '../test-support/cli-fixture.ts';

test('a project that is well is told so, and what is mended only for some uses does not count', async () => {
  const project = createCliProject();
  const { code, stdout, stderr } = await project.run('doctor', '--port', '0');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const lines = stdout.trim().split('\n');
  expect(lines.map((line) => line.slice(6, 17).trim())).toEqual([
    'node',
    'config',
    'port',
    'state',
    'esbuild',
    'AWS SDK',
    'vitest',
    'environment',
    'java',
    'python',
    'redis',
    'postgres',
  ]);
  expect(lines).toContain(`ok    node         ${process.versions.node}`);
  for (const line of lines) expect(line).toMatch(/^(ok|-)  +\S/);
});

test('a config file that cannot be used and a port that is taken have to be mended', async () => {
  const project = createCliProject();
  const url = await readUrl(createCliProject().start(['start', '--port', '0']));
  const { port } = new URL(url);
  project.write('skyrig.config.json', '{ "prot": 1 }');
  const { code, stdout } = await project.run('doctor', '--port', port);
  expect(code).toBe(1);
  expect(stdout).toContain('fail  config       skyrig.config.json: there is no setting prot. Did you mean port?');
  expect(stdout).toMatch(
    new RegExp(`^fail  port         ${port} is taken by the Skyrig cloud of another project`, 'm'),
  );
});

test.each([
  ['20.18.3', 'fail'],
  ['18.20.0', 'fail'],
  ['20.19.0', 'ok'],
  ['22.0.0', 'ok'],
])('Node.js %s: %s', (version, level) => {
  expect(checkNode(version).level).toBe(level);
});

test('variables that lead SDKs elsewhere are named', () => {
  expect(checkEnvironment({ PATH: 'x', AWS_ENDPOINT_URL: 'x' }).level).toBe('ok');
  expect(checkEnvironment({ AWS_PROFILE: 'prod', AWS_ENDPOINT_URL_S3: 'x' })).toMatchObject({
    level: 'warn',
    text: expect.stringContaining('unset AWS_PROFILE AWS_ENDPOINT_URL_S3') as string,
  });
});
