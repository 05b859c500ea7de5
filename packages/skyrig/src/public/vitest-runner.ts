import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { inject } from 'vitest';
import type { RunnerTask, RunnerTestCase } from 'vitest';
import { VitestTestRunner } from 'vitest/runners';

/* The part of `skyrig/vitest-reporter` that lives in the workers. It imports no module of Skyrig: every test file loads it. */

interface Attempt {
  readonly outcome: 'passed' | 'failed';
  readonly durationMs: number;
  readonly startedAt: number;
  readonly message?: string;
  readonly trace?: string;
}

interface OpenAttempt {
  readonly startedAt: number;
  readonly begin: number;
  /** When the test's own part was over; cleaning up follows. */
  end: number | undefined;
  /** Errors of earlier attempts, which Vitest keeps in the same list. */
  readonly errorsBefore: number;
}

interface Orders {
  readonly folder: string;
  readonly excused: readonly string[];
  readonly sharedFiles: readonly string[];
}

interface Meta {
  skyrig?: { readonly replayToken?: string; readonly isConfirmedRace?: boolean };
  skyrigRun?: {
    readonly worker: number;
    readonly attempts: readonly Attempt[];
    readonly isExcused?: boolean;
    readonly replayToken?: string;
  };
}

const longest = 4000;
/** How a failure says that it can be replayed. */
const replay = /SKYRIG_REPLAY=(?:'([^']+)'|"([^"]+)"|([^\s'"]+))/;
const shorten = (text: string): string => stripVTControlCharacters(text).trim().slice(0, longest);

function* testsOf(tasks: readonly RunnerTask[]): Generator<RunnerTestCase> {
  for (const task of tasks) {
    if (task.type === 'suite') yield* testsOf(task.tasks);
    else yield task;
  }
}

/** Ids of a file's tests, as the reporter makes them. */
function nameTests(test: RunnerTestCase, { folder, sharedFiles }: Orders): Map<RunnerTestCase, string> {
  const { filepath, tasks, projectName } = test.file;
  const file = relative(folder, filepath).replaceAll('\\', '/');
  const prefix = sharedFiles.includes(filepath) ? [`[${projectName ?? ''}]`] : [];
  const counts = new Map<string, number>();
  const names = new Map<RunnerTestCase, string>();
  for (const task of testsOf(tasks)) {
    const suite: string[] = [];
    for (let parent = task.suite; parent && parent !== task.file; parent = parent.suite) suite.unshift(parent.name);
    const id = [file, ...prefix, ...suite, task.name].join(' > ');
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    names.set(task, count === 1 ? id : `${id} (${count})`);
  }
  return names;
}

function findToken({ result }: RunnerTestCase): string | undefined {
  const message = result?.errors?.map((error) => error.message).join('\n') ?? '';
  const [, single, double, bare] = replay.exec(message) ?? [];
  return single ?? double ?? bare;
}

/** The attempts at a test that must fail: each passed by failing, and the last one ended as the test did. */
function turn(attempts: readonly Attempt[], test: RunnerTestCase): Attempt[] {
  const message = test.result?.errors?.[0]?.message;
  const hasFailed = test.result?.state === 'fail';
  return attempts.map(({ durationMs, startedAt }, index) =>
    hasFailed && index === attempts.length - 1
      ? { outcome: 'failed', durationMs, startedAt, ...(message !== undefined && { message }) }
      : { outcome: 'passed', durationMs, startedAt },
  );
}

/**
 * Vitest's own runner, which records each attempt at a test and lets tests in quarantine fail without failing the run.
 * `skyrig/vitest-reporter` installs it; it does nothing without.
 */
// oxlint-disable-next-line import/no-default-export -- Vitest takes the default export
export default class VitestRunner extends VitestTestRunner {
  readonly #attempts = new Map<string, Attempt[]>();
  readonly #open = new Map<string, OpenAttempt>();
  readonly #names = new WeakMap<object, Map<RunnerTestCase, string>>();

  override onBeforeTryTask(test: RunnerTask): void {
    this.#close(test);
    const errorsBefore = test.result?.errors?.length ?? 0;
    this.#open.set(test.id, { startedAt: Date.now(), begin: performance.now(), end: undefined, errorsBefore });
    super.onBeforeTryTask(test);
  }

  /** After the hooks around each attempt. */
  onAfterRetryTask(test: RunnerTestCase, { retry }: { readonly retry: number }): void {
    const open = this.#open.get(test.id);
    if (open) open.end = performance.now();
    // `bail` counts failures right after this: what is excused must have passed by then.
    const retries = typeof test.retry === 'number' ? test.retry : (test.retry?.count ?? 0);
    if (test.result?.state === 'fail' && retry >= retries) this.#excuse(test);
  }

  override onAfterRunTask(test: RunnerTask): void {
    if (test.type === 'test') this.#record(test);
    super.onAfterRunTask(test);
  }

  #record(test: RunnerTestCase): void {
    this.#close(test);
    if (test.result?.state === 'fail') this.#excuse(test);
    const meta = test.meta as Meta;
    const attempts = this.#attempts.get(test.id) ?? [];
    const isExcused = meta.skyrigRun?.isExcused === true;
    const replayToken = test.result?.state === 'fail' ? findToken(test) : undefined;
    meta.skyrigRun = {
      worker: Number(process.env['VITEST_POOL_ID'] ?? 0),
      attempts: test.fails === true ? turn(attempts, test) : attempts,
      ...(isExcused && { isExcused }),
      ...(replayToken !== undefined && { replayToken }),
    };
  }

  /** Ends the attempt that is open: it has failed when it left errors behind. */
  #close(test: RunnerTask): void {
    const open = this.#open.get(test.id);
    if (!open) return;
    this.#open.delete(test.id);
    const errors = (test.result?.errors ?? []).slice(open.errorsBefore);
    const message = errors.map((error) => error.message).join('\n');
    const stack = errors.find((error) => error.stack)?.stack;
    const attempts = this.#attempts.get(test.id) ?? [];
    this.#attempts.set(test.id, attempts);
    attempts.push({
      outcome: errors.length > 0 ? 'failed' : 'passed',
      durationMs: Math.round(((open.end ?? performance.now()) - open.begin) * 1000) / 1000,
      startedAt: open.startedAt,
      ...(message !== '' && { message: shorten(message) }),
      ...(stack && { trace: shorten(stack) }),
    });
  }

  #excuse(test: RunnerTestCase): void {
    const orders = inject('skyrig' as never) as unknown as Orders | undefined;
    const meta = test.meta as Meta;
    if (!orders || orders.excused.length === 0 || !test.result || test.fails === true) return;
    // A failure that can be replayed is a bug with its reproduction, never a flake.
    const token = meta.skyrig?.replayToken ?? findToken(test);
    if (token !== undefined || meta.skyrig?.isConfirmedRace === true) return;
    const names = this.#names.get(test.file) ?? nameTests(test, orders);
    this.#names.set(test.file, names);
    if (!orders.excused.includes(names.get(test) ?? '')) return;
    this.#close(test);
    meta.skyrigRun = { worker: 0, attempts: [], isExcused: true };
    test.result.state = 'pass';
    test.result.errors = [];
  }
}
