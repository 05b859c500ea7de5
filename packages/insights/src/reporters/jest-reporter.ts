import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { Attempt } from '../model/test-result.ts';
import { describeFailure } from './describe-failure.ts';
import { findReplayToken } from './find-replay-token.ts';
import { nameTests } from './name-tests.ts';
import { isExcused } from './quarantine-in-force.ts';
import { loadingName, type RecordedTest } from './recorded-test.ts';
import { type FindReporterProject, type ReporterOptions, ReporterSession } from './reporter-session.ts';

/* Jest's reporting interface, as far as it is used here; the package works without Jest's types. */
interface JestConfig {
  readonly rootDir: string;
  readonly watch: boolean;
  readonly watchAll: boolean;
  readonly maxWorkers: number;
  readonly randomize?: boolean;
  readonly seed: number;
  readonly shard?: { readonly shardIndex: number; readonly shardCount: number };
}

interface JestCase {
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  status: string;
  failureMessages: string[];
  readonly duration?: number | null;
  readonly invocations?: number;
  readonly retryReasons?: readonly string[];
  readonly startedAt?: number | null;
  readonly startAt?: number | null;
}

interface JestFile {
  readonly testFilePath: string;
  readonly testResults: readonly JestCase[];
  readonly testExecError?: { readonly message?: string; readonly stack?: string } | null;
  readonly perfStats: { readonly start: number };
  readonly skipped: boolean;
  failureMessage?: string | null;
  numFailingTests: number;
  numPassingTests: number;
}

interface JestTotals {
  numFailedTests: number;
  numPassedTests: number;
  numFailedTestSuites: number;
  numPassedTestSuites: number;
}

const caseKey = ({ ancestorTitles, title }: JestCase): string => JSON.stringify([ancestorTitles, title]);

/** Jest hands an error on as its stack, which begins with the message. */
function describeStack(stacks: readonly string[]): ReturnType<typeof describeFailure> {
  const [first = ''] = stacks;
  const errors = stacks.map((stack) => ({ message: stack.split(/\n\s+at /, 1)[0] ?? '' }));
  return describeFailure([{ ...errors[0], stack: first }, ...errors.slice(1)]);
}

/** Records runs of Jest (29 or newer, with jest-circus), and applies the quarantine to what Jest counts. */
export class JestReporter {
  readonly #config: JestConfig;
  readonly #options: ReporterOptions;
  readonly #find: FindReporterProject;
  readonly #tests: RecordedTest[] = [];
  /** Attempts of files that run, by file and test, as they end. */
  readonly #attempts = new Map<string, Map<string, Attempt[]>>();
  #session: ReporterSession | undefined;
  #error: Error | undefined;

  constructor(config: JestConfig, options: ReporterOptions, find: FindReporterProject) {
    this.#config = config;
    this.#options = options;
    this.#find = find;
  }

  /** A run begins. */
  async onRunStart(): Promise<void> {
    this.#session = await ReporterSession.start(this.#config.rootDir, this.#options, this.#find);
  }

  /** An attempt at a test has ended; a retry is another one. */
  onTestCaseResult(test: { readonly path: string }, result: JestCase): void {
    if (result.status !== 'passed' && result.status !== 'failed') return;
    const file = this.#attempts.get(test.path) ?? new Map<string, Attempt[]>();
    this.#attempts.set(test.path, file);
    const attempts = file.get(caseKey(result)) ?? [];
    file.set(caseKey(result), attempts);
    const durationMs = result.duration ?? 0;
    const startedAt = result.startedAt ?? result.startAt ?? Date.now() - durationMs;
    attempts.push(
      result.status === 'passed'
        ? { outcome: 'passed', durationMs, startedAt }
        : { outcome: 'failed', durationMs, startedAt, ...describeStack(result.failureMessages) },
    );
  }

  /** A file has ended and is counted: what the quarantine excuses is counted anew. */
  onTestResult(_test: unknown, result: JestFile, totals: JestTotals): void {
    if (!this.#session) return;
    const { folder, quarantine } = this.#session;
    const recorded = result.testResults.map((item) => ({ ...this.#recordCase(item, result), item }));
    const failuresBefore = result.numFailingTests;
    for (const { test, id } of nameTests(recorded, folder)) {
      if (test.outcome === 'failed' && isExcused(id, test.note ?? {}, quarantine)) excuse(test.item, result, totals);
    }
    if (failuresBefore > 0 && result.numFailingTests === 0 && !result.testExecError) {
      result.failureMessage = null;
      totals.numFailedTestSuites -= 1;
      totals.numPassedTestSuites += 1;
    }
    this.#attempts.delete(result.testFilePath);
    this.#tests.push(...recorded.map(({ item: _item, ...test }) => test));
    if (result.testExecError) this.#tests.push(recordBrokenFile(result));
  }

  /** A run is over; Jest asks for {@link getLastError} next. */
  async onRunComplete(): Promise<void> {
    if (!this.#session || this.#config.watch || this.#config.watchAll) return;
    const { rootDir, shard, randomize, seed } = this.#config;
    const { lines, isRed } = await this.#session.end(this.#tests, {
      tool: `jest ${findVersion(rootDir)}`.trim(),
      ...(shard && { shard: { index: shard.shardIndex, count: shard.shardCount } }),
      ...(randomize === true && { seed: String(seed) }),
    });
    for (const line of lines) process.stderr.write(`${line}\n`);
    if (isRed) this.#error = new Error('The quarantine fails the run.');
  }

  /** What makes Jest fail the run; undefined when nothing does. */
  getLastError(): Error | undefined {
    return this.#error;
  }

  #recordCase(item: JestCase, { testFilePath, perfStats }: JestFile): RecordedTest {
    const isRun = item.status === 'passed' || item.status === 'failed';
    const seen = this.#attempts.get(testFilePath)?.get(caseKey(item)) ?? [];
    // Tests of the same name share the list; each takes its own from the front.
    const own = seen.splice(0, item.invocations ?? 1);
    const attempts = !isRun ? [] : own.length > 0 ? own : guessAttempts(item, perfStats.start);
    const replayToken = item.status === 'failed' ? findReplayToken(item.failureMessages.join('\n')) : undefined;
    const hasFailed = attempts.some(({ outcome }) => outcome === 'failed');
    return {
      file: testFilePath,
      suite: item.ancestorTitles,
      name: item.title,
      outcome: !isRun ? 'skipped' : item.status === 'failed' ? 'failed' : hasFailed ? 'flaky' : 'passed',
      attempts,
      // Jest numbers its workers, but reporters are not told.
      worker: this.#config.maxWorkers === 1 ? 1 : 0,
      ...(replayToken !== undefined && { note: { replayToken } }),
    };
  }
}

/** Attempts as far as the file's result tells them: for runners that do not report each. */
function guessAttempts(item: JestCase, fileStart: number): Attempt[] {
  const startedAt = item.startAt ?? fileStart;
  const retries = (item.retryReasons ?? []).map((reason): Attempt => ({
    outcome: 'failed',
    durationMs: 0,
    startedAt,
    ...describeStack([reason]),
  }));
  const last = { durationMs: item.duration ?? 0, startedAt };
  return [
    ...retries,
    item.status === 'passed'
      ? { outcome: 'passed', ...last }
      : { outcome: 'failed', ...last, ...describeStack(item.failureMessages) },
  ];
}

function recordBrokenFile({ testFilePath: file, testExecError, perfStats }: JestFile): RecordedTest {
  const attempt = { outcome: 'failed' as const, durationMs: 0, startedAt: perfStats.start };
  const failure = describeFailure(testExecError ? [testExecError] : []);
  return { file, suite: [], name: loadingName, outcome: 'failed', worker: 0, attempts: [{ ...attempt, ...failure }] };
}

function excuse(item: JestCase, file: JestFile, totals: JestTotals): void {
  item.status = 'passed';
  item.failureMessages = [];
  file.numFailingTests -= 1;
  file.numPassingTests += 1;
  totals.numFailedTests -= 1;
  totals.numPassedTests += 1;
}

function findVersion(folder: string): string {
  try {
    const manifest: unknown = createRequire(join(folder, 'package.json'))('jest/package.json');
    return (manifest as { readonly version: string }).version;
  } catch {
    return '';
  }
}
