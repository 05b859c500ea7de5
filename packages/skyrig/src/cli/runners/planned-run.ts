import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

import { misuse } from '../../config/misuse.ts';
import type { CommandRunner, TestRunner, VitestRunner } from '../../config/skyrig-config.ts';

/** What a person asked of the tests. */
export interface TestRequest {
  readonly pattern?: string;
  readonly isVerbose: boolean;
  /** Passed on to the runner. */
  readonly rest: readonly string[];
}

/** A runner's command line, ready to be started. */
export interface PlannedRun {
  /** As a person would type it. */
  readonly shown: string;
  readonly folder: string;
  /** With no `args`, `command` is a line for the shell. */
  readonly command: string;
  readonly args?: readonly string[];
}

/** Makes one word of a text, for the shell. */
export function quoteWord(text: string, platform: NodeJS.Platform = process.platform): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  if (platform === 'win32') return `"${text.replaceAll('"', '""')}"`;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function findVitest(folder: string): string {
  try {
    return join(dirname(createRequire(join(folder, 'package.json')).resolve('vitest/package.json')), 'vitest.mjs');
  } catch (error) {
    throw misuse(
      'RUNNER',
      `Vitest is not installed in ${folder}. Install it (npm install --save-dev vitest), or set test.unit and test.integration in skyrig.config.ts to the command that runs your tests.`,
      { cause: error },
    );
  }
}

function planVitest({ vitest }: VitestRunner, base: string, { pattern, isVerbose, rest }: TestRequest): PlannedRun {
  const folder = resolve(base, vitest.folder ?? '.');
  const args = [
    'run',
    ...(vitest.project === undefined ? [] : ['--project', vitest.project]),
    ...(vitest.config === undefined ? [] : ['--config', vitest.config]),
    ...(pattern === undefined ? [] : ['-t', pattern]),
    ...(isVerbose ? ['--reporter=verbose'] : []),
    ...rest,
  ];
  const shown = ['vitest', ...args].map((word) => quoteWord(word)).join(' ');
  return { shown, folder, command: process.execPath, args: [findVitest(folder), ...args] };
}

function planCommand(runner: CommandRunner, base: string, place: string, request: TestRequest): PlannedRun {
  const { pattern, isVerbose, rest } = request;
  if (pattern !== undefined && !runner.command.includes('{k}')) {
    throw misuse(
      'RUNNER',
      `${place} cannot take -k: its command (${runner.command}) has no {k} where the filter goes, such as pytest -q {k}.`,
    );
  }
  const filter =
    pattern === undefined ? '' : (runner.filter ?? '-k {pattern}').replaceAll('{pattern}', () => quoteWord(pattern));
  const verbose = isVerbose ? (runner.verbose ?? '-v') : '';
  const line = runner.command.replaceAll('{k}', () => filter).replaceAll('{v}', () => verbose);
  const command = [line.trim(), ...rest.map((word) => quoteWord(word))].join(' ');
  return { shown: command, folder: resolve(base, runner.folder ?? '.'), command };
}

/** Makes a command line of a configured runner. `place` names the setting in errors: `test.unit`. */
export function planRun(runner: TestRunner, base: string, place: string, request: TestRequest): PlannedRun {
  return 'vitest' in runner ? planVitest(runner, base, request) : planCommand(runner, base, place, request);
}
