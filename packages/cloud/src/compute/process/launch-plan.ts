import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { prepareCode } from '../code/prepare-code.ts';
import { runtimeError } from '../code/runtime-error.ts';
import { unpackZip } from '../code/unpack-zip.ts';
import type { EnvironmentSpec } from '../types.ts';
import { nodeBootstrapSource } from './node-bootstrap.generated.ts';
import { pythonBootstrapSource } from './python-bootstrap.ts';

/** What to start for a runtime. */
export interface LaunchPlan {
  readonly command: string;
  readonly args: readonly string[];
  /** `LAMBDA_TASK_ROOT` and working folder. */
  readonly taskRoot: string;
  remove(): void;
}

/** Finds out how to run a function in a process; throws as Lambda words it, or naming the runtime that is missing. */
export async function planLaunch(spec: EnvironmentSpec): Promise<LaunchPlan> {
  const { runtime, code } = spec;
  if (runtime.startsWith('nodejs')) return planNode(spec);
  if (code.kind === 'function')
    throw runtimeError('Runtime.InvalidEntrypoint', `A function of the test cannot be run as ${runtime}.`);
  const unpacked =
    code.kind === 'zip' ? unpackZip(code.bytes) : { path: folderOf(code.path), remove: (): void => undefined };
  try {
    return { ...(await planIn(unpacked.path, runtime)), taskRoot: unpacked.path, remove: unpacked.remove };
  } catch (error) {
    unpacked.remove();
    throw error;
  }
}

async function planIn(
  taskRoot: string,
  runtime: string,
): Promise<{ readonly command: string; readonly args: readonly string[] }> {
  if (runtime.startsWith('python')) {
    const command = await findInterpreter([runtime, 'python3']);
    if (command === undefined) throw notInstalled(runtime, `neither ${runtime} nor python3 on the PATH runs`);
    return { command, args: ['-u', '-c', pythonBootstrapSource] };
  }
  const bootstrap = join(taskRoot, 'bootstrap');
  if (isExecutable(bootstrap)) return { command: bootstrap, args: [] };
  if (!runtime.startsWith('provided')) {
    throw notInstalled(
      runtime,
      'no runtime client for it is built in, and its code has no executable file named bootstrap',
    );
  }
  // AWS: wording of the sandbox. Source: aws-lambda-runtime-interface-emulator, Runtime.InvalidEntrypoint.
  throw runtimeError('Runtime.InvalidEntrypoint', `Error: Couldn't find valid bootstrap(s): [${bootstrap}]`);
}

async function planNode(spec: EnvironmentSpec): Promise<LaunchPlan> {
  const prepared = await prepareCode(spec, 'thread');
  if (prepared.code.kind === 'function')
    throw runtimeError('Runtime.InvalidEntrypoint', 'A function of the test cannot be run in a process.');
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-node-'));
  const program = join(folder, 'bootstrap.cjs');
  writeFileSync(program, nodeBootstrapSource);
  writeFileSync(join(folder, 'code.json'), JSON.stringify(prepared.code));
  const entry = prepared.code.kind === 'bundle' ? prepared.code.bundle.entry : prepared.code.entry;
  return {
    command: process.execPath,
    args: [program],
    taskRoot: dirname(entry),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
      prepared.remove();
    },
  };
}

function notInstalled(runtime: string, reason: string): Error {
  return runtimeError(
    'Runtime.InvalidEntrypoint',
    `The runtime ${runtime} cannot be run here: ${reason}. Install it, or put a bootstrap beside the code and use provided.al2023.`,
  );
}

function folderOf(path: string): string {
  return existsSync(path) && statSync(path).isDirectory() ? path : dirname(path);
}

const interpreters = new Map<string, Promise<boolean>>();

/** The first that runs: version managers put stand-ins on the PATH for versions that are not installed. */
async function findInterpreter(names: readonly string[]): Promise<string | undefined> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const path of names.flatMap((name) => folders.map((folder) => join(folder, name))).filter(isExecutable)) {
    const runs = interpreters.get(path) ?? answersVersion(path);
    interpreters.set(path, runs);
    if (await runs) return path;
  }
  return undefined;
}

function answersVersion(path: string): Promise<boolean> {
  return new Promise((resolve) => execFile(path, ['--version'], (error) => resolve(error === null)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
