import { findHealth } from './find-server.ts';

async function isLocalStack(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/_localstack/health`, { signal: AbortSignal.timeout(1000) });
    return response.ok && 'services' in ((await response.json()) as object);
  } catch {
    return false;
  }
}

/** Who listens on a port that is taken, in words. */
export async function describePortOwner(host: string, port: number): Promise<string> {
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const url = `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
  const health = await findHealth(url);
  if (health) return `the Skyrig cloud of another project${health.pid === undefined ? '' : ` (process ${health.pid})`}`;
  return (await isLocalStack(url)) ? 'LocalStack or a program like it' : 'another program';
}
