import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'esbuild';
import { loadHistory, openStore, type History } from '@skyrig/insights';
import { onTestFinished, vi } from 'vitest';

// Every run is a real runner in a process of its own, which a busy machine takes long to start.
vi.setConfig({ testTimeout: 90_000 });

const require = createRequire(import.meta.url);
const loader = pathToFileURL(require.resolve('tsx')).href;

/** How a runner ended. */
export interface RunnerEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a history file says of one test, as CTRF has it. */
export interface WrittenTest {
  readonly name: string;
  readonly status: string;
  readonly flaky?: boolean;
  readonly retries?: number;
  readonly message?: string;
  readonly extra: Readonly<Record<string, unknown>>;
}

/** A project in a folder of its own, in which real runners run. */
export interface RunnerProject {
  readonly folder: string;
  write(name: string, text: string): void;
  /** Runs Node on sources to its end. */
  run(args: readonly string[], environment?: NodeJS.ProcessEnv): Promise<RunnerEnd>;
  /** Everything that the project's history keeps. */
  history(): Promise<History>;
  /** The files of the history as they were written, oldest first. */
  written(): readonly { readonly results: { readonly tests: readonly WrittenTest[] } }[];
}

/** The file of a public entry point. */
export const entryFile = (name: string): string => join(import.meta.dirname, '..', `${name}.ts`);

/** Makes one JavaScript file of a public entry point, for runners that load reporters before any loader of TypeScript. */
export async function bundleEntry(name: string, project: RunnerProject): Promise<string> {
  const outfile = join(project.folder, `${name}.mjs`);
  await build({
    entryPoints: [entryFile(name)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['@skyrig/source'],
    external: ['@skyrig/cloud', '@aws-sdk/*', 'esbuild', 'fast-xml-parser', 'ignore', 'jstat', 'pg'],
  });
  return outfile;
}

/** The program of a runner that is installed. */
export function runnerProgram(packageName: string, program: string): string {
  return join(dirname(require.resolve(`${packageName}/package.json`)), program);
}

/** Makes a project that finds packages where the repository does. It is removed at the end of the test. */
export function createRunnerProject(files: Readonly<Record<string, string>>): RunnerProject {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'skyrig-runner-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  symlinkSync(join(dirname(require.resolve('vitest/package.json')), '..'), join(folder, 'node_modules'), 'junction');
  write('package.json', '{ "name": "under-test", "private": true }');
  for (const [name, text] of Object.entries(files)) write(name, text);
  const historyFolder = join(folder, '.skyrig', 'history');
  return {
    folder,
    write,
    run: async (args, environment = {}) => {
      const { PATH, HOME, TMPDIR } = process.env;
      const child = spawn(process.execPath, ['--conditions=@skyrig/source', '--import', loader, ...args], {
        cwd: folder,
        env: { PATH, HOME, TMPDIR, NO_COLOR: '1', ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let [stdout, stderr] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      const [code] = (await once(child, 'close')) as [number | null];
      return { code, stdout, stderr };
    },
    history: async () => {
      const store = await openStore(`file:${historyFolder}`);
      try {
        return await loadHistory(store);
      } finally {
        await store.close();
      }
    },
    written: () =>
      readdirSync(historyFolder)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map(
          (name) =>
            JSON.parse(readFileSync(join(historyFolder, name), 'utf8')) as ReturnType<RunnerProject['written']>[number],
        ),
  };
}

const DAY_MS = 86_400_000;

/** The text of a quarantine file with one entry, which began and ends so many days from today. */
export function quarantineOf(test: string, fromDay: number, toDay: number): string {
  const day = (offset: number): string => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);
  const entry = { test, owner: '@payments', reason: 'flaky', since: day(fromDay), expires: day(toDay) };
  return JSON.stringify({ quarantine: [entry] });
}
