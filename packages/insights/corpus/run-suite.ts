import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A test as the corpus' recorders write it, one line each. */
export interface RecordedLine {
  readonly file: string;
  readonly name: string;
  readonly hasPassed: boolean;
  /** Of every attempt that failed, oldest first. */
  readonly failures: readonly { readonly message: string; readonly trace?: string }[];
  readonly durationMs: number;
}

export const runners = ['vitest', 'jest', 'node-test'] as const;
export type Runner = (typeof runners)[number];

/** What makes a run what it is. */
export interface RunPlan {
  readonly runner: Runner;
  /** From 1. */
  readonly number: number;
  readonly now: Date;
  readonly version: 1 | 2;
  readonly hasOutage: boolean;
}

const corpus = import.meta.dirname;
const resolve = createRequire(import.meta.url).resolve;

function commandOf({ runner, number }: RunPlan, output: string): readonly string[] {
  const configuration = (name: string): string => join(corpus, 'runners', name);
  switch (runner) {
    case 'vitest': {
      const cli = join(dirname(resolve('vitest/package.json')), 'vitest.mjs');
      return [cli, 'run', '--config', configuration('vitest.config.mjs'), `--sequence.seed=${number}`];
    }
    case 'jest': {
      const cli = join(dirname(resolve('jest/package.json')), 'bin', 'jest.js');
      const config = ['--config', configuration('jest.config.mjs'), `--seed=${number}`];
      return ['--no-warnings', '--experimental-vm-modules', cli, ...config];
    }
    case 'node-test': {
      const suites = readdirSync(join(corpus, 'suites')).filter((name) => name.endsWith('.suite.mjs'));
      return [
        `--import=${configuration('node-test-globals.mjs')}`,
        '--test',
        `--test-reporter=${configuration('node-test-recorder.mjs')}`,
        `--test-reporter-destination=${output}`,
        ...suites.map((name) => join(corpus, 'suites', name)),
      ];
    }
  }
}

function environmentOf({ runner, number, now, version, hasOutage }: RunPlan, output: string): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    PATH,
    HOME,
    TMPDIR,
    NODE_ENV: 'test',
    CORPUS_SEED: `${runner}-${number}`,
    CORPUS_NOW: now.toISOString(),
    CORPUS_VERSION: String(version),
    CORPUS_OUTAGE: hasOutage ? '1' : '0',
    CORPUS_OUTPUT: output,
  };
}

/** Runs the suite once by the real runner; answers its tests in the order of execution. */
export async function runSuite(plan: RunPlan): Promise<readonly RecordedLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-corpus-'));
  const output = join(folder, 'tests.jsonl');
  const printed = await new Promise<string>((done) => {
    // The suite has broken tests, so the runner always ends with an error.
    execFile(
      process.execPath,
      [...commandOf(plan, output)],
      { cwd: corpus, env: environmentOf(plan, output) },
      (_error, stdout, stderr) => done(`${stdout}\n${stderr}`),
    );
  });
  try {
    return readFileSync(output, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as RecordedLine);
  } catch (error) {
    throw new Error(`${plan.runner} recorded nothing:\n${printed}`, { cause: error });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
