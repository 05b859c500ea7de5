import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PeerUnavailable } from './install-peer.ts';

const START_TIMEOUT_MS = 60_000;
const PROBE_INTERVAL_MS = 50;

/** A running DynamoDB Local; disposing of it ends its process. */
export interface Peer extends AsyncDisposable {
  readonly endpoint: string;
  readonly pid: number;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function waitUntilReady(child: ChildProcess, port: number, said: () => string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await accepts(port))) {
    if (child.exitCode !== null)
      throw new PeerUnavailable(`DynamoDB Local ended with code ${child.exitCode}:\n${said()}`);
    if (Date.now() > deadline)
      throw new PeerUnavailable(`DynamoDB Local did not listen within ${START_TIMEOUT_MS / 1000} s:\n${said()}`);
    await pause(PROBE_INTERVAL_MS);
  }
}

/** Starts DynamoDB Local, in memory, on a free port of the loopback interface. */
export async function startPeer(folder: string): Promise<Peer> {
  const port = await findFreePort();
  const classPath = readdirSync(join(folder, 'jars'))
    .filter((file) => file.endsWith('.jar'))
    .map((file) => join(folder, 'jars', file))
    .join(delimiter);
  const child = spawn('java', [
    '-Xmx1g',
    `-Djava.library.path=${join(folder, 'native')}`,
    '-cp',
    classPath,
    'com.amazonaws.services.dynamodbv2.local.main.ServerRunner',
    '-inMemory',
    '-disableTelemetry',
    '-port',
    String(port),
  ]);
  let said = '';
  const listen = (chunk: Buffer): void => void (said = (said + chunk.toString()).slice(-4000));
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const end = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  try {
    await waitUntilReady(child, port, () => said);
  } catch (error) {
    await end();
    throw error;
  }
  return { endpoint: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, [Symbol.asyncDispose]: end };
}
