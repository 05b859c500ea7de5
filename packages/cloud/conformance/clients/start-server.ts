import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '../../../skyrig/src/cli.ts');
const ROOT = join(import.meta.dirname, '../../../..');

/** `skyrig start` in a process of its own; disposing of it ends the process. */
export interface Server extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
}

/** Starts the server on a free loopback port, as a user would, with its data in a temporary folder. */
export async function startServer(clock: 'real' | 'virtual'): Promise<Server> {
  const project = mkdtempSync(join(tmpdir(), 'skyrig-clients-'));
  const loader = ['--import', join(ROOT, 'node_modules/tsx/dist/loader.mjs'), '--conditions=@skyrig/source'];
  const child = spawn(process.execPath, [...loader, CLI, 'start', '--port', '0', '--clock', clock], { cwd: project });
  let said = '';
  const found = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const url = /http:\/\/[\w.]+:\d+/.exec(said)?.[0];
      if (url !== undefined) resolve(url);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`skyrig start ended with code ${code}:\n${said}`)));
  });
  const end = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(project, { recursive: true, force: true });
  };
  try {
    return { url: await found, pid: child.pid ?? 0, [Symbol.asyncDispose]: end };
  } catch (error) {
    await end();
    throw error;
  }
}
