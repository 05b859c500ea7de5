import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, onTestFinished, test } from 'vitest';

import { createCliProject, findUrl, readUrl } from '../test-support/cli-fixture.ts';
import { readVersion } from '../version.ts';

const health = async (url: string): Promise<unknown> => (await fetch(`${url}/_skyrig/health`)).json();

/** A program that is not Skyrig; answers its port. */
async function occupyPort(): Promise<number> {
  const server = createServer((_request, reply) => reply.end('hello'));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

test('the first line says where the cloud is ready; a signal stops it and nothing of it stays', async () => {
  const project = createCliProject();
  const running = project.start(['start', '--port', '0']);
  const url = await readUrl(running);
  expect(await health(url)).toMatchObject({ status: 'ok', pid: running.child.pid });
  expect(JSON.parse(project.read('.skyrig/server.json'))).toMatchObject({ pid: running.child.pid, url, persist: null });
  running.child.kill('SIGTERM');
  const { code, stdout, stderr } = await running.ended;
  expect(code).toBe(0);
  expect(stdout.split('\n')[0]).toBe(`Skyrig ${readVersion()} is ready at ${url}`);
  expect(stderr).toBe('Stopping; once more to kill it.\n');
  expect(existsSync(project.path('.skyrig', 'server.json'))).toBe(false);
});

test('a second start answers where the cloud is, and refuses what it would have to change', async () => {
  const project = createCliProject();
  const url = await readUrl(project.start(['start', '--port', '0']));
  const again = await project.run('start');
  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(again.stdout).toContain(`runs already at ${url} (process `);
  const { port } = new URL(url);
  const other = await project.run('start', '--detach', '--port', '1', '--clock', 'virtual', '--persist', 'data');
  expect(other).toMatchObject({ code: 2, stdout: '' });
  expect(other.stderr).toBe(
    `error The cloud of this project runs already, at ${url}, but not with --port 1 (it is on ${port}) and --clock virtual (its clock is real) and --persist data (its state is in memory). To change that: skyrig restart with the same options.\n`,
  );
});

test('a port that another program has is refused, in the foreground and in the background', async () => {
  const project = createCliProject();
  const port = String(await occupyPort());
  for (const mode of [[], ['--detach']]) {
    const { code, stdout, stderr } = await project.run('start', '--port', port, ...mode);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^error Port \d+ is taken by another program\. Stop it \(to find it: .*\), or choose another port: --port 0 takes any free one\.\n$/,
    );
  }
  expect(existsSync(project.path('.skyrig', 'server.json'))).toBe(false);
});

test('a port that the cloud of another project has is told as such', async () => {
  const other = createCliProject();
  const { port } = new URL(await readUrl(other.start(['start', '--port', '0'])));
  const { code, stderr } = await createCliProject().run('start', '--port', port);
  expect(code).toBe(2);
  expect(stderr).toContain(`Port ${port} is taken by the Skyrig cloud of another project (process `);
});

test('what a killed cloud left behind does not keep the next one from starting', async () => {
  const project = createCliProject();
  const first = project.start(['start', '--port', '0']);
  await readUrl(first);
  first.child.kill('SIGKILL');
  await first.ended;
  expect(existsSync(project.path('.skyrig', 'server.json'))).toBe(true);
  const { code, stdout } = await project.run('start', '--detach', '--port', '0');
  expect(code).toBe(0);
  expect(await health(findUrl(stdout))).toMatchObject({ status: 'ok' });
});

test('a process that is no cloud is not taken for one', async () => {
  const project = createCliProject();
  const running = project.start(['start', '--port', '0']);
  const url = await readUrl(running);
  const record = JSON.parse(project.read('.skyrig/server.json')) as object;
  running.child.kill('SIGKILL');
  await running.ended;
  project.write('.skyrig/server.json', JSON.stringify({ ...record, pid: process.pid }));
  const { code, stderr } = await project.run('stop');
  expect(code).toBe(2);
  expect(stderr).toBe(
    `error Process ${process.pid} does not answer at ${url}, so it may be another program by now, and was left alone. If it is the cloud: skyrig stop --force.\n`,
  );
});

test('settings of the config file apply, and the command line wins', async () => {
  const project = createCliProject();
  project.write(
    'skyrig.config.ts',
    `import { defineConfig } from 'skyrig/config';\nexport default defineConfig({ port: 0, persist: 'kept', clock: 'virtual' });\n`,
  );
  await readUrl(project.start(['start', '--clock', 'real']));
  expect(JSON.parse(project.read('.skyrig/server.json'))).toMatchObject({
    persist: project.path('kept'),
    clock: 'real',
  });
  expect(existsSync(project.path('kept', 'lock'))).toBe(true);
});

test('a setting that does not exist is refused by name', async () => {
  const project = createCliProject();
  project.write('skyrig.config.json', '{ "persits": "data" }');
  expect(await project.run('start')).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'error skyrig.config.json: there is no setting persits. Did you mean persist? Known here: port, host, persist, clock, test, history, effects, assess.\n',
  });
});
