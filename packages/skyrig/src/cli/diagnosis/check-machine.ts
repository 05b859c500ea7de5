import { execFile } from 'node:child_process';

import type { Finding } from './finding.ts';

/** Node.js versions that Skyrig runs on. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough = major > 20 || (major === 20 && minor >= 19);
  if (isNewEnough) return { level: 'ok', what: 'node', text: version };
  return { level: 'fail', what: 'node', text: `${version} is too old: install Node.js 20.19 or newer` };
}

interface Program {
  readonly what: string;
  /** Tried in this order. */
  readonly candidates: readonly (readonly [command: string, ...args: string[]])[];
  readonly neededFor: string;
}

const programs: readonly Program[] = [
  { what: 'java', candidates: [['java', '-version']], neededFor: 'functions in Java' },
  {
    what: 'python',
    candidates: [
      ['python3', '--version'],
      ['python', '--version'],
    ],
    neededFor: 'functions and tests in Python',
  },
  {
    what: 'redis',
    candidates: [
      ['redis-server', '--version'],
      ['valkey-server', '--version'],
    ],
    neededFor: 'tests with a Redis',
  },
  {
    what: 'postgres',
    candidates: [
      ['postgres', '--version'],
      ['pg_config', '--version'],
    ],
    neededFor: 'tests with a PostgreSQL that is not in npm packages',
  },
];

function firstLine(command: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: 10_000 }, (error, stdout, stderr) => {
      resolve(error ? undefined : (stdout || stderr).split('\n')[0]?.trim());
    });
  });
}

async function checkProgram({ what, candidates, neededFor }: Program): Promise<Finding> {
  for (const [command, ...args] of candidates) {
    const text = await firstLine(command, args);
    if (text !== undefined) return { level: 'ok', what, text };
  }
  return { level: 'absent', what, text: `not found; only ${neededFor} need it` };
}

/** Programs that some uses need. */
export function checkPrograms(): Promise<Finding[]> {
  return Promise.all(programs.map(checkProgram));
}

/** Whether esbuild, which bundles functions and reads a TypeScript config, works here. */
export async function checkEsbuild(): Promise<Finding> {
  try {
    const { transform, version } = await import('esbuild');
    await transform('const one: number = 1', { loader: 'ts' });
    return { level: 'ok', what: 'esbuild', text: version };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return {
      level: 'fail',
      what: 'esbuild',
      text: `does not work (${reason}): install again with optional dependencies, npm install --include=optional`,
    };
  }
}

/** Variables of the shell that lead SDKs away from the cloud. */
export function checkEnvironment(environment: NodeJS.ProcessEnv): Finding {
  const set = Object.keys(environment).filter(
    (name) => (name === 'AWS_PROFILE' || name.startsWith('AWS_ENDPOINT_URL_')) && environment[name],
  );
  if (set.length === 0) return { level: 'ok', what: 'environment', text: 'no variable leads SDKs away from the cloud' };
  return {
    level: 'warn',
    what: 'environment',
    text: `${set.join(', ')} set: SDKs in this shell will not use the cloud alone; unset ${set.join(' ')}`,
  };
}
