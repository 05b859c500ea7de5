import type { Run } from '../model/run.ts';
import { skyrigError } from '../model/skyrig-error.ts';
import type { TestResult } from '../model/test-result.ts';
import { planSuite, type SyntheticKind, type SyntheticTest } from './plan-suite.ts';
import { createRandom, type Random } from './random.ts';
import { makeAttempts } from './synthetic-attempts.ts';

export interface SyntheticOptions {
  /** At least 10. @defaultValue 1000 */
  readonly tests?: number;
  /** At least 1. @defaultValue 500 */
  readonly runs?: number;
  /** @defaultValue 1 */
  readonly shards?: number;
  /** The same seed makes the same history. @defaultValue 1 */
  readonly seed?: number;
  /** Start of the first run, ms since the epoch. @defaultValue 2026-01-05T06:00:00Z */
  readonly startedAt?: number;
}

/** What is known to be wrong with a test, in order to compare findings with it. */
export interface SyntheticFault {
  readonly id: string;
  readonly kind: Exclude<SyntheticKind, 'healthy'>;
  /** What it hangs on, in words. */
  readonly detail: string;
}

/** A history that is made up, and the truth about it. */
export interface SyntheticHistory {
  /** Every test that is not healthy, by id. */
  readonly faults: readonly SyntheticFault[];
  /** Run id of the run in which nearly everything failed because a database was down; undefined in short histories. */
  readonly outage: string | undefined;
  /** The shards of every run, oldest first. They are made as they are asked for. */
  runs(): Generator<Run, void>;
}

const WORKERS = 4;
const MINUTE = 60_000;

interface Plan {
  readonly tests: number;
  readonly runs: number;
  readonly shards: number;
  readonly seed: number;
  readonly startedAt: number;
  readonly outage: number;
}

function describe(test: SyntheticTest): string {
  switch (test.kind) {
    case 'healthy':
      return '';
    case 'flaky':
      return `fails at ${Math.round(test.failureRate * 100)} % of attempts`;
    case 'broken':
      return `always fails from run ${test.sinceRun} on`;
    case 'slowing':
      return `takes 1.8 times as long from run ${test.sinceRun} on`;
    case 'hour-dependent':
      return `fails from ${test.hours[0]}:00 to ${test.hours[1]}:00 UTC`;
    case 'worker-dependent':
      return `fails on worker ${test.worker}`;
    case 'order-dependent':
      return `fails right after ${test.predecessor}`;
  }
}

const hexHash = (number: number): string =>
  createRandom(number)
    .below(2 ** 32)
    .toString(16)
    .padStart(8, '0');

/** Files in a random order, tests in a random order in each, as a runner that shuffles has them. */
function orderTests(suite: readonly SyntheticTest[], random: Random): SyntheticTest[][] {
  const files = new Map<string, SyntheticTest[]>();
  for (const test of suite) files.set(test.file, [...(files.get(test.file) ?? []), test]);
  return random.shuffle([...files.values()]).map((tests) => random.shuffle(tests));
}

/** Runs the files of a shard: each goes to the worker that is free first. */
function runFiles(
  files: readonly SyntheticTest[][],
  run: number,
  startedAt: number,
  plan: Plan,
  random: Random,
): Run['tests'] {
  const free = Array.from({ length: WORKERS }, () => startedAt);
  const results: TestResult[] = [];
  for (const tests of files) {
    const worker = free.indexOf(Math.min(...free)) + 1;
    let now = free[worker - 1] ?? startedAt;
    let predecessor: string | undefined;
    for (const test of tests) {
      const occasion = { run, startedAt: now, worker, predecessor, isOutage: run === plan.outage };
      const attempts = makeAttempts(test, occasion, random);
      results.push(resultOf(test, attempts, { run, worker, predecessor, position: results.length }));
      for (const { durationMs } of attempts) now += durationMs;
      predecessor = test.id;
    }
    free[worker - 1] = now;
  }
  return results;
}

interface Place {
  readonly run: number;
  readonly worker: number;
  readonly predecessor: string | undefined;
  readonly position: number;
}

function resultOf(test: SyntheticTest, attempts: TestResult['attempts'], place: Place): TestResult {
  const { id, file, suite, name } = test;
  const { run, worker, predecessor, position } = place;
  const last = attempts.at(-1);
  return {
    id,
    file,
    suite,
    name,
    outcome: last?.outcome === 'failed' ? 'failed' : attempts.length > 1 ? 'flaky' : 'passed',
    durationMs: last?.durationMs ?? 0,
    attempts,
    position,
    worker,
    ...(predecessor !== undefined && { predecessor }),
    testHash: hexHash(test.number * 2 + (run >= test.editedAtRun ? 1 : 0)),
  };
}

/** One run every 47 minutes, so that runs fall on every hour; three on each commit, every fifth on a branch. */
function* makeRun(run: number, suite: readonly SyntheticTest[], plan: Plan): Generator<Run, void> {
  const random = createRandom(plan.seed * 1_000_003 + run);
  const startedAt = plan.startedAt + run * 47 * MINUTE;
  const files = orderTests(suite, random);
  const commit = hexHash(plan.seed + 31 * Math.floor(run / 3)).repeat(5);
  for (let shard = 1; shard <= plan.shards; shard++) {
    const mine = files.filter((_, index) => index % plan.shards === shard - 1);
    const tests = runFiles(mine, run, startedAt, plan, random);
    const end = Math.max(startedAt, ...tests.map((test) => (test.attempts.at(-1)?.startedAt ?? 0) + test.durationMs));
    yield {
      runId: `run-${String(run).padStart(5, '0')}`,
      shard,
      shards: plan.shards,
      startedAt,
      durationMs: end - startedAt,
      tool: 'vitest 4.1.12',
      commit,
      branch: run % 5 === 4 ? `feature/${run % 3}` : 'main',
      codeHash: commit.slice(0, 12),
      seed: String(run),
      environment: { platform: 'linux', runtime: 'node 20.20.2', isCi: true, fingerprint: 'a1b2c3d4' },
      tests,
    };
  }
}

function assertAtLeast(name: string, value: number, minimum: number): void {
  if (Number.isInteger(value) && value >= minimum) return;
  throw skyrigError('SYNTHETIC', `A history with ${value} ${name} cannot be made up: give ${minimum} or more.`);
}

/**
 * Makes up the history of a suite with flaky, broken, slowing, hour-, worker- and order-dependent tests in it, and says which
 * they are. The same options make the same history.
 */
export function createSyntheticHistory(options: SyntheticOptions = {}): SyntheticHistory {
  const { tests = 1000, runs = 500, shards = 1, seed = 1, startedAt = Date.UTC(2026, 0, 5, 6) } = options;
  assertAtLeast('tests', tests, 10);
  assertAtLeast('runs', runs, 1);
  assertAtLeast('shards', shards, 1);
  const outage = runs >= 20 ? Math.floor(runs * 0.4) : -1;
  const plan: Plan = { tests, runs, shards, seed, startedAt, outage };
  const suite = planSuite(tests, runs, seed);
  return {
    faults: suite
      .flatMap((test) => (test.kind === 'healthy' ? [] : [{ id: test.id, kind: test.kind, detail: describe(test) }]))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    outage: outage === -1 ? undefined : `run-${String(outage).padStart(5, '0')}`,
    *runs() {
      for (let run = 0; run < runs; run++) yield* makeRun(run, suite, plan);
    },
  };
}
