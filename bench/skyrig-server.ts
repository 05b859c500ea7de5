import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { findFreePort, startServer, type StartedServer } from './child-process.ts';

const cli = fileURLToPath(new URL('../packages/skyrig/dist/cli.mjs', import.meta.url));
const filled = fileURLToPath(new URL('filled-server.ts', import.meta.url));

/** `skyrig start` in an empty folder, as users run it. */
export async function startSkyrig(): Promise<StartedServer> {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-bench-'));
  const port = await findFreePort();
  const command = { file: process.execPath, args: [cli, 'start', '--port', String(port)], cwd: folder };
  const server = await startServer(command, port, '/_skyrig/health');
  return {
    ...server,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A server whose table and queue hold `items` each, filled before it listens. */
export async function startFilledSkyrig(items: number): Promise<StartedServer> {
  const port = await findFreePort();
  const args = ['--import', 'tsx', filled, String(port), String(items)];
  return startServer({ file: process.execPath, args }, port, '/_skyrig/health');
}

/** A node:http server that answers everything with the same bytes: what the socket and the client cost by themselves. */
export async function startEmptyServer(): Promise<StartedServer> {
  const port = await findFreePort();
  const program = `require('node:http').createServer((message, reply) => {
    message.resume().on('end', () => {
      reply.writeHead(200, { 'content-type': 'application/x-amz-json-1.0', 'content-length': 2 });
      reply.end('{}');
    });
  }).listen(${port}, '127.0.0.1')`;
  return startServer({ file: process.execPath, args: ['-e', program] }, port, '/');
}
