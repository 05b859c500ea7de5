import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

import { onTestFinished, vi } from 'vitest';

// Every command is a process of its own, which a busy machine takes long to start.
vi.setConfig({ testTimeout: 60_000 });

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** How Node is told to run the sources. */
export const sourceArguments: readonly string[] = ['--conditions=@skyrig/source', '--import', loader];
const cli = join(import.meta.dirname, '..', '..', 'cli.ts');

/** How a command ended, and what it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** The first line of stdout that matches, past or to come. Rejects when the command ends without it. */
  line(pattern: RegExp): Promise<string>;
}

/** A project in a folder of its own, and the real command line in it. */
export interface CliProject {
  readonly folder: string;
  path(...names: string[]): string;
  write(name: string, text: string): void;
  read(name: string): string;
  /** Runs a command to its end. */
  run(...args: string[]): Promise<Ended>;
  /** Starts a command. */
  start(args: readonly string[], environment?: NodeJS.ProcessEnv): Running;
}

interface Reader {
  readonly text: () => string;
  readonly line: (pattern: RegExp) => Promise<string>;
}

function readLines(child: ChildProcess): Reader {
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let hasEnded = false;
  const wake = (): void => waiting.forEach((check) => check());
  const { stdout } = child;
  if (stdout === null) throw new Error('stdout is no pipe');
  const reader = createInterface({ input: stdout });
  reader.on('line', (line) => {
    lines.push(line);
    wake();
  });
  reader.on('close', () => {
    hasEnded = true;
    wake();
  });
  const line = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const found = lines.find((text) => pattern.test(text));
        if (found === undefined && !hasEnded) return;
        waiting.delete(check);
        if (found === undefined) reject(new Error(`It ended without ${pattern}:\n${lines.join('\n')}`));
        else resolve(found);
      };
      waiting.add(check);
      check();
    });
  return { text: () => lines.map((text) => `${text}\n`).join(''), line };
}

/** Runs Node on sources, with an environment that has nothing of the test's own. */
export function startNode(args: readonly string[], cwd: string, environment: NodeJS.ProcessEnv = {}): Running {
  const { PATH, HOME, TMPDIR } = process.env;
  const env = { PATH, HOME, TMPDIR, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', ...environment };
  const child = spawn(process.execPath, [...sourceArguments, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const reader = readLines(child);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout: reader.text(), stderr }));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, ended, line: reader.line };
}

/** Makes a project. What still runs of it at the end of the test is killed. */
export function createCliProject(): CliProject {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'skyrig-cli-')));
  const path = (...names: string[]): string => join(folder, ...names);
  onTestFinished(() => {
    const record = path('.skyrig', 'server.json');
    if (existsSync(record)) killServer(readFileSync(record, 'utf8'));
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(path('package.json'), '{ "name": "under-test", "private": true }');
  const start = (args: readonly string[], environment?: NodeJS.ProcessEnv): Running =>
    startNode([cli, ...args], folder, environment);
  return {
    folder,
    path,
    write: (name, text) => writeFileSync(path(name), text),
    read: (name) => readFileSync(path(name), 'utf8'),
    run: (...args) => start(args).ended,
    start,
  };
}

function killServer(record: string): void {
  const { pid } = JSON.parse(record) as { readonly pid: number };
  try {
    if (pid !== process.pid) process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const readiness = /^Skyrig \S+ is ready at (http:\S+)$/;

/** The address that a starting cloud says it is ready at. */
export async function readUrl(running: Running): Promise<string> {
  return readiness.exec(await running.line(readiness))?.[1] ?? '';
}

/** The address in what `start --detach` or `restart` wrote. */
export function findUrl(stdout: string): string {
  return new RegExp(readiness, 'm').exec(stdout)?.[1] ?? '';
}
