import { execFileSync, spawn } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A peer that runs on this machine. */
export interface RunningPeer {
  readonly url: string;
  stop(): Promise<void>;
}

const START_MS = 60_000;

/** Lets Maven fetch the server and what it needs, once; answers the folder with the jars. */
function fetchJars(cacheFolder: string): string {
  const folder = join(cacheFolder, 'elasticmq-1.6.14');
  if (existsSync(folder)) return folder;
  const partial = `${folder}.partial`;
  const pom = join(import.meta.dirname, 'pom.xml');
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';
  execFileSync('mvn', ['-q', '-B', '-f', pom, goal, `-DoutputDirectory=${partial}`], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  renameSync(partial, folder);
  return folder;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(`${url}/health`);
    return true;
  } catch {
    return false;
  }
}

/** Starts ElasticMQ on loopback, on a free port. */
export async function startElasticmq(cacheFolder: string): Promise<RunningPeer> {
  const jars = fetchJars(cacheFolder);
  const port = await findFreePort();
  const options = {
    'rest-sqs.bind-hostname': '127.0.0.1',
    'rest-sqs.bind-port': port,
    'rest-sqs.sqs-limits': 'strict',
    'rest-stats.enabled': false,
    'node-address.host': '127.0.0.1',
    'node-address.port': port,
  };
  const flags = Object.entries(options).map(([name, value]) => `-D${name}=${value}`);
  const server = spawn('java', ['-Xmx256m', ...flags, '-cp', join(jars, '*'), 'org.elasticmq.server.Main'], {
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    server.kill('SIGKILL');
    await ended;
  };
  const url = `http://127.0.0.1:${port}`;
  const deadline = performance.now() + START_MS;
  while (!(await answers(url))) {
    if (server.exitCode !== null) throw new Error(`ElasticMQ ended with ${server.exitCode} before it answered.`);
    if (performance.now() > deadline) {
      await stop();
      throw new Error(`ElasticMQ did not answer within ${START_MS / 1000} s.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, stop };
}
