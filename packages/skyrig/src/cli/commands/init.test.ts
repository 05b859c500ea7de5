import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';

import { expect, test } from 'vitest';

import { createCliProject } from '../test-support/cli-fixture.ts';

const workflow = '.github/workflows/skyrig.yml';

test('a workflow is written for the project as it is, and never overwritten unasked', async () => {
  const project = createCliProject();
  project.write('pnpm-lock.yaml', '');
  const { code, stdout } = await project.run('init', '--ci', 'github', '--shards', '2');
  expect(code).toBe(0);
  expect(stdout).toContain(
    `Wrote ${workflow}: pnpm, Node.js ${process.versions.node.split('.', 1)[0]}, 2 shards, the history of main.`,
  );
  expect(project.read(workflow)).toContain('run: pnpm exec skyrig test -- --shard=${{ matrix.shard }}/2');
  project.write(workflow, 'mine');
  const refused = await project.run('init', '--ci', 'github');
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('--force overwrites it') as string });
  expect(project.read(workflow)).toBe('mine');
  expect((await project.run('init', '--ci', 'github', '--force', '--json')).code).toBe(0);
  expect(project.read(workflow)).toContain('shard: [1, 2, 3, 4]');
});

test('what cannot be made is said, and nothing is written', async () => {
  const project = createCliProject();
  expect((await project.run('init')).stderr).toContain('needs --ci github');
  expect((await project.run('init', '--ci', 'jenkins')).stderr).toContain('--ci is "jenkins": give github');
  expect((await project.run('init', '--ci', 'github')).stderr).toContain('has no lock file');
  execFileSync('git', ['init'], { cwd: project.folder, stdio: 'ignore' });
  mkdirSync(project.path('inner'));
  project.write('inner/skyrig.config.json', '{}');
  const { stderr } = await project.run('init', '--ci', 'github', '--config', 'inner/skyrig.config.json');
  expect(stderr).toContain('workflows for projects that are not at the top are not made yet');
  expect(existsSync(project.path('.github'))).toBe(false);
});
