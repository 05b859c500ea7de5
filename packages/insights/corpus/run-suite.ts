import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { parseCtrf } from '../src/ctrf/parse-ctrf.ts';
import type { Run } from '../src/model/run.ts';
import { placeRun, runIdOf } from './place-run.ts';

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

function commandOf({ runner, number }: RunPlan): readonly string[] {
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
        `--test-reporter=${configuration('node-test-reporter.mjs')}`,
        '--test-reporter-destination=stderr',
        ...suites.map((name) => join(corpus, 'suites', name)),
      ];
    }
  }
}

function environmentOf(plan: RunPlan, folder: string): NodeJS.ProcessEnv {
  const { runner, number, now, version, hasOutage } = plan;
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
    // In CI the commit alone is the code's state: a working copy may have changes.
    CI: 'true',
    SKYRIG_HISTORY: `file:${folder}`,
    SKYRIG_RUN_ID: runIdOf(plan),
    SKYRIG_COMMIT: `version-${version}`,
  };
}

/** Runs the suite once by the real runner, with the reporter that users have; answers the run that it recorded. */
export async function runSuite(plan: RunPlan): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-corpus-'));
  const printed = await new Promise<string>((done) => {
    // The suite has broken tests, so the runner always ends with an error.
    execFile(
      process.execPath,
      [...commandOf(plan)],
      { cwd: corpus, env: environmentOf(plan, folder) },
      (_error, stdout, stderr) => done(`${stdout}\n${stderr}`),
    );
  });
  try {
    const [file] = readdirSync(folder);
    if (file === undefined) throw new Error(`${plan.runner} recorded nothing:\n${printed}`);
    return placeRun(parseCtrf(readFileSync(join(folder, file), 'utf8')), plan);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
