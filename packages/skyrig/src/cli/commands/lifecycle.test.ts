import { existsSync, readdirSync } from 'node:fs';

import { expect, test } from 'vitest';

import { createCliProject, findUrl } from '../test-support/cli-fixture.ts';

const list = (url: string): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'x-amz-target': 'AmazonSQS.ListQueues', 'content-type': 'application/x-amz-json-1.0' },
    body: '{}',
  });

test('a cloud in the background is started, looked at, restarted, stopped and cleaned away', async () => {
  const project = createCliProject();
  const started = await project.run('start', '--detach', '--port', '0', '--persist', 'data');
  expect(started).toMatchObject({ code: 0, stderr: '' });
  const url = findUrl(started.stdout);
  expect(started.stdout).toContain('kept in data');

  const status = await project.run('status', '--json');
  expect(status.code).toBe(0);
  expect(JSON.parse(status.stdout)).toMatchObject({
    status: 'running',
    url,
    isDetached: true,
    persist: project.path('data'),
  });

  const env = await project.run('env', '--format', 'json');
  expect(JSON.parse(env.stdout)).toEqual({
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_EC2_METADATA_DISABLED: 'true',
  });

  expect((await list(url)).status).toBe(200);
  expect((await project.run('logs', '--tail', '1')).stdout).toMatch(/^\d{4}-\S+Z sqs ListQueues ok\n$/);
  expect(await project.run('clean', '--yes')).toMatchObject({ code: 2, stdout: '' });

  const restarted = await project.run('restart');
  expect(restarted).toMatchObject({ code: 0, stderr: '' });
  expect(findUrl(restarted.stdout)).toBe(url);
  expect(restarted.stdout).toContain('kept in data');

  expect((await project.run('stop')).stdout).toContain(`Stopped the cloud at ${url} (process `);
  expect(await project.run('stop')).toEqual({ code: 0, stdout: 'No cloud of this project runs\n', stderr: '' });
  expect(await project.run('status')).toMatchObject({ code: 1, stderr: '' });
  const later = await project.run('env');
  expect(later).toMatchObject({ code: 2, stdout: '' });
  expect(later.stderr).toBe(
    `error No cloud of this project (${project.folder}) runs. To start one: skyrig start --detach\n`,
  );
  // The journal has been folded: one checkpoint, one empty journal, no lock.
  expect(readdirSync(project.path('data')).map((name) => name.replace(/\d+/, 'N'))).toEqual([
    'checkpoint-N.bin',
    'journal-N.log',
  ]);

  project.write('data/mine.txt', 'not written by Skyrig');
  const asked = await project.run('clean');
  expect(asked).toMatchObject({ code: 2, stderr: 'error Nobody is there to be asked: give --yes to remove this.\n' });
  expect((await project.run('clean', '--yes')).stdout).toBe(
    'data: persisted data, 2 files\n.skyrig: logs and runtime state, 3 files\nRemoved\n',
  );
  expect(readdirSync(project.path('data'))).toEqual(['mine.txt']);
  expect(existsSync(project.path('.skyrig'))).toBe(false);
  expect((await project.run('clean')).stdout).toBe('Nothing to remove\n');
});

test('following the log shows what happens, also after a restart', async () => {
  const project = createCliProject();
  const url = findUrl((await project.run('start', '--detach', '--port', '0')).stdout);
  const following = project.start(['logs', '--follow']);
  await list(url);
  expect(await following.line(/ListQueues/)).toMatch(/ sqs ListQueues ok$/);
  await project.run('restart');
  expect(await following.line(/stopped/)).toMatch(/ skyrig stopped by SIGTERM$/);
  await fetch(url, {
    method: 'POST',
    headers: { 'x-amz-target': 'AmazonSQS.GetQueueUrl', 'content-type': 'application/x-amz-json-1.0' },
    body: '{"QueueName":"none"}',
  });
  expect(await following.line(/GetQueueUrl/)).toContain(' sqs GetQueueUrl QueueDoesNotExist: ');
  following.child.kill('SIGINT');
  expect(await following.ended).toMatchObject({ code: 0 });
});

test('logs of a project in which no cloud has run say so', async () => {
  const { code, stderr } = await createCliProject().run('logs');
  expect(code).toBe(2);
  expect(stderr).toContain('There is no log yet');
});

test('a shell that evaluates the environment gets it', async () => {
  const project = createCliProject();
  const url = findUrl((await project.run('start', '--detach', '--port', '0')).stdout);
  const sh = (await project.run('env')).stdout;
  expect(sh.split('\n')[0]).toBe(`export AWS_ENDPOINT_URL='${url}'`);
  expect(sh).toContain('unset AWS_PROFILE');
  const powershell = (await project.run('env', '--format', 'powershell')).stdout;
  expect(powershell.split('\n')[0]).toBe(`$env:AWS_ENDPOINT_URL = '${url}'`);
});
