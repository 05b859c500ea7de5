import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import type { SkyrigConfig } from '../../config/skyrig-config.ts';
import { loadConfig } from '../../config/load-config.ts';
import type { Project } from '../project/project.ts';
import type { ServerSettings } from '../project/server-settings.ts';
import { showPath } from '../server/announce.ts';
import { findServer } from '../server/find-server.ts';
import { describePortOwner } from '../server/port-owner.ts';
import type { Finding } from './finding.ts';

/** Whether the config file can be used; answers it too. */
export async function checkConfig(project: Project): Promise<readonly [Finding, SkyrigConfig]> {
  const what = 'config';
  if (project.configFile === undefined)
    return [{ level: 'ok', what, text: `no skyrig.config file in ${project.folder}; defaults apply` }, {}];
  try {
    return [{ level: 'ok', what, text: showPath(project.configFile) }, await loadConfig(project)];
  } catch (error) {
    return [{ level: 'fail', what, text: (error as Error).message }, {}];
  }
}

function listenError(host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

/** Whether the cloud can have its port. */
export async function checkPort(project: Project, { host, port }: ServerSettings): Promise<Finding> {
  const what = 'port';
  const state = await findServer(project);
  if (state.kind === 'running' && state.record.port === port) {
    return { level: 'ok', what, text: `${port} is in use by the cloud of this project` };
  }
  const error = await listenError(host, port);
  if (error === undefined) return { level: 'ok', what, text: port === 0 ? 'any free one' : `${port} is free` };
  if (error.code !== 'EADDRINUSE')
    return { level: 'fail', what, text: `cannot listen on ${host}:${port}: ${error.message}` };
  return {
    level: 'fail',
    what,
    text: `${port} is taken by ${await describePortOwner(host, port)}: stop it, or start with --port 0`,
  };
}

/** Whether a folder that may not exist yet can be written to. */
export function checkWritable(what: string, folder: string): Finding {
  let nearest = folder;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK);
    return { level: 'ok', what, text: `${showPath(folder)} can be written` };
  } catch {
    return { level: 'fail', what, text: `${folder} cannot be written: give yourself the right to write to ${nearest}` };
  }
}

/** The oldest release whose requests name the invocation they come from in `traceparent` too. */
const TRACING_MINOR = 1000;

function installedClients(folder: string): Map<string, string> {
  const clients = new Map<string, string>();
  for (let current = folder; ; current = dirname(current)) {
    const scope = join(current, 'node_modules', '@aws-sdk');
    for (const name of existsSync(scope) ? readdirSync(scope) : []) {
      const manifest = join(scope, name, 'package.json');
      if (!name.startsWith('client-') || clients.has(name) || !existsSync(manifest)) continue;
      clients.set(name, (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version);
    }
    if (current === dirname(current)) return clients;
  }
}

/** Which clients of the AWS SDK the project has. */
export function checkSdk({ folder }: Project): Finding {
  const what = 'AWS SDK';
  const clients = installedClients(folder);
  if (clients.size === 0)
    return { level: 'absent', what, text: 'no @aws-sdk/client-* is installed here; other SDKs work over HTTP' };
  const minors = [...clients].map(([name, version]) => ({ name, version, minor: Number(version.split('.')[1]) }));
  minors.sort((a, b) => a.minor - b.minor);
  const [oldest] = minors;
  const newest = minors.at(-1);
  const range = oldest?.version === newest?.version ? oldest?.version : `${oldest?.version} to ${newest?.version}`;
  const text = `${clients.size} ${clients.size === 1 ? 'client' : 'clients'}, ${range}`;
  if (oldest && oldest.minor < TRACING_MINOR) {
    return {
      level: 'warn',
      what,
      text: `${text}: ${oldest.name} is older than 3.${TRACING_MINOR}.0, so requests of functions that run at once may be told apart less well; update it`,
    };
  }
  return { level: 'ok', what, text };
}

/** Whether the Vitest that the test commands would run is there. */
export function checkVitest({ folder }: Project, config: SkyrigConfig): Finding {
  const what = 'vitest';
  const runners = [config.test?.unit ?? { vitest: {} }, config.test?.integration ?? { vitest: {} }].flat();
  if (runners.every((runner) => !('vitest' in runner)))
    return { level: 'ok', what, text: 'not needed: the tests are run by other commands' };
  try {
    const { version } = createRequire(join(folder, 'package.json'))('vitest/package.json') as {
      readonly version: string;
    };
    if (Number.parseInt(version, 10) >= 4) return { level: 'ok', what, text: version };
    return { level: 'warn', what, text: `${version}: the fixtures need Vitest 4 or newer` };
  } catch {
    return {
      level: 'absent',
      what,
      text: 'not installed here; skyrig test needs it unless test.unit and test.integration are commands',
    };
  }
}
