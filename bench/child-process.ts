import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A server that a benchmark started, and ends. */
export interface StartedServer {
  readonly pid: number;
  readonly url: string;
  /** From starting the process to its first answer. */
  readonly startedInMs: number;
  close(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Runs a command to its end; answers what it printed, and throws that when it fails. */
export function runToEnd({ file, args, cwd, env }: Command): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${file} ${args.join(' ')} ended with ${code}:\n${output.slice(-3000)}`));
    });
  });
}

/** A port that is free now. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Starts a server and waits until it answers HTTP at `path`. */
export async function startServer(command: Command, port: number, path: string): Promise<StartedServer> {
  const { file, args, cwd, env } = command;
  const startedAt = performance.now();
  const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-3000)));
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  child.on('close', () => running.delete(child));
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(`${url}${path}`))) {
    if (child.exitCode !== null || performance.now() - startedAt > 90_000) {
      child.kill('SIGKILL');
      throw new Error(`${file} ${args.join(' ')} does not answer:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return {
    pid: child.pid ?? 0,
    url,
    startedInMs: performance.now() - startedAt,
    close: async () => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
      await ended;
      clearTimeout(timer);
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url, { signal: AbortSignal.timeout(2000) })).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/** Resident memory of a process and of those it started, in MB. */
export async function residentMegabytes(pid: number): Promise<number> {
  const table = await runToEnd({ file: 'ps', args: ['-eo', 'pid=,ppid=,rss='] });
  const processes = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([pid]);
  let kilobytes = 0;
  for (const [id = 0, parent = 0, rss = 0] of processes) {
    if (family.has(parent)) family.add(id);
    if (family.has(id)) kilobytes += rss;
  }
  return kilobytes / 1024;
}

const TICK_MS = 10;

/** How long a process and those it waited for have computed, ms; undefined where the system does not tell cheaply. */
export function findComputingMs(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  // After the name, which may hold anything but ends with the last parenthesis: utime and stime are fields 14 and 15.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
