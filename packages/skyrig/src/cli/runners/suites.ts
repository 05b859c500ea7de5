import { resolve } from 'node:path';

import { loadConfig } from '../../config/load-config.ts';
import type { TestRunner } from '../../config/skyrig-config.ts';
import type { CommandLine } from '../command-line.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Project } from '../project/project.ts';
import { readConfiguredSettings } from '../project/server-settings.ts';
import { clientEnvironment, conflictingVariables } from '../server/client-environment.ts';
import { findServer } from '../server/find-server.ts';
import type { Terminal } from '../terminal.ts';
import type { NarrowToFailed } from './failed-tests.ts';
import { planRun, type PlannedRun } from './planned-run.ts';
import { runAll, type RunnerOutput, type RunResult } from './run-suite.ts';

type SuiteName = 'unit' | 'integration';

/**
 * The commands of a suite, narrowed down to what failed last when that is given. Everything that is wrong with them is said
 * before anything runs.
 */
export async function planSuite(
  project: Project,
  suite: SuiteName,
  line: CommandLine,
  failed?: NarrowToFailed,
): Promise<PlannedRun[]> {
  const { test } = await loadConfig(project);
  const setting = test?.[suite] ?? { vitest: { project: suite } };
  const pattern = line.text('filter');
  const request = { isVerbose: line.flag('verbose'), rest: line.rest, ...(pattern !== undefined && { pattern }) };
  return [setting].flat().map((runner: TestRunner) => {
    if (!failed) return planRun(runner, project.folder, `test.${suite}`, request);
    const folder = resolve(project.folder, ('vitest' in runner ? runner.vitest.folder : runner.folder) ?? '.');
    const { pattern: names, rest } = failed(runner, folder);
    const narrowed = { ...request, rest: [...rest, ...request.rest], ...(names !== undefined && { pattern: names }) };
    return planRun(runner, project.folder, `test.${suite}`, narrowed);
  });
}

/** Runs unit tests, with the environment as it is. */
export function runUnitSuite(runs: readonly PlannedRun[], terminal: Terminal): Promise<RunResult[]> {
  return runAll(runs, process.env, terminal);
}

function environmentOf(url: string): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...process.env, ...clientEnvironment(url), SKYRIG_ENDPOINT: url };
  for (const name of Object.keys(environment)) {
    // A service's own variable would win over AWS_ENDPOINT_URL and lead away from the cloud.
    if (conflictingVariables.includes(name) || name.startsWith('AWS_ENDPOINT_URL_')) delete environment[name];
  }
  return environment;
}

interface TestCloud {
  readonly url: string;
  close(): Promise<void>;
}

async function openTestCloud(project: Project, line: CommandLine, terminal: Terminal): Promise<TestCloud> {
  const { dim } = terminal.errorColors;
  const port = line.integer('port', 0, 65_535);
  const state = await findServer(project);
  if (state.kind === 'running' && (port === undefined || port === state.record.port)) {
    terminal.note(dim(`Using the cloud at ${state.record.url}, which runs already and keeps its state`));
    return { url: state.record.url, close: () => Promise.resolve() };
  }
  const { openServer } = await import('../server/open-server.ts');
  const { clock = 'real', host = '127.0.0.1' } = await readConfiguredSettings(project);
  const server = await openServer({ port: port ?? 0, host, clock });
  terminal.note(dim(`Started a cloud at ${server.url} for these tests`));
  return server;
}

/** What a command that runs tests for a purpose of its own wants of the run. */
export interface SuiteOptions {
  /** Added to the tests' environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** @defaultValue 'stdout' */
  readonly output?: RunnerOutput;
}

/** Runs integration tests beside a cloud: the project's when it runs, else one that lives as long as the tests. */
export async function runIntegrationSuite(
  runs: readonly PlannedRun[],
  project: Project,
  line: CommandLine,
  terminal: Terminal,
  options: SuiteOptions = {},
): Promise<RunResult[]> {
  const cloud = await openTestCloud(project, line, terminal);
  try {
    const environment = { ...environmentOf(cloud.url), ...options.environment };
    if (line.flag('verbose')) {
      for (const [name, value] of Object.entries(clientEnvironment(cloud.url)))
        terminal.note(terminal.errorColors.dim(`${name}=${value}`));
    }
    return await runAll(runs, environment, terminal, options.output);
  } finally {
    await cloud.close();
  }
}

/** The exit code that stands for the results of runners. */
export function exitCodeOf(results: readonly RunResult[]): number {
  const outcomes = results.map(({ outcome }) => outcome);
  if (outcomes.includes('interrupted')) return exitCodes.interrupted;
  if (outcomes.includes('not found')) return exitCodes.misuse;
  return outcomes.includes('failed') ? exitCodes.failed : exitCodes.done;
}
