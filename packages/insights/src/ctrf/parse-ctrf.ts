import { createHash } from 'node:crypto';

import type { Run, RunEnvironment } from '../model/run.ts';
import { skyrigError } from '../model/skyrig-error.ts';
import { testId } from '../model/test-id.ts';
import type { TestResult } from '../model/test-result.ts';
import { readAttempts } from './read-attempts.ts';
import { type Fields, isFields, readNumber, readReport, readText } from './read-report.ts';

const noSuite: readonly string[] = [];

function readSuite(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.every((name) => typeof name === 'string') ? value : value.map(String);
  // Before version 0.0.1 of the format, `suite` was one text.
  return typeof value === 'string' && value !== '' ? [value] : noSuite;
}

/** Workers have numbers here; the n-th other name is the n-th worker. */
function createWorkerNumbers(): (threadId: unknown) => number {
  const numbers = new Map<string, number>();
  return (threadId) => {
    const name = readText(threadId) ?? (typeof threadId === 'number' ? String(threadId) : '');
    if (name === '') return 0;
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const number = /^[1-9]\d{0,8}$/.test(name) ? Number(name) : numbers.size + 1;
    numbers.set(name, number);
    return number;
  };
}

function readExtra(extra: Fields, ids: readonly string[]): Partial<TestResult> {
  const { predecessor, observations } = extra;
  const testHash = readText(extra['testHash']);
  const replayToken = readText(extra['replayToken']);
  const before = typeof predecessor === 'number' ? ids[predecessor] : readText(predecessor);
  const { isConfirmedRace, isQuarantined } = extra;
  return {
    ...(before !== undefined && { predecessor: before }),
    ...(testHash !== undefined && { testHash }),
    ...(replayToken !== undefined && { replayToken }),
    ...(typeof isConfirmedRace === 'boolean' && { isConfirmedRace }),
    ...(typeof isQuarantined === 'boolean' && { isQuarantined }),
    ...(isFields(observations) && { observations }),
  };
}

function readTests(tests: readonly unknown[], startedAt: number): TestResult[] {
  const workerOf = createWorkerNumbers();
  const found: TestResult[] = [];
  const ids = tests.map((test) => readId(test));
  for (const [index, test] of tests.entries()) {
    if (!isFields(test))
      throw skyrigError('RESULTS_FILE', `This is no CTRF report: entry ${index} of "tests" is no object.`);
    const extra = isFields(test['extra']) ? test['extra'] : undefined;
    const { outcome, attempts } = readAttempts(test, startedAt);
    found.push({
      id: ids[index] ?? '',
      file: readText(test['filePath']) ?? '',
      suite: readSuite(test['suite']),
      name: extra?.['isUnnamed'] === true ? '' : (readText(test['name']) ?? ''),
      outcome,
      durationMs: readNumber(extra?.['durationMs']) ?? readNumber(test['duration']) ?? 0,
      attempts,
      position: readNumber(extra?.['position']) ?? index,
      worker: workerOf(test['threadId']),
      ...(extra && readExtra(extra, ids)),
    });
  }
  return found;
}

function readId(test: unknown): string {
  if (!isFields(test)) return '';
  const given = readText(test['testId']);
  if (given !== undefined) return given;
  return testId(readText(test['filePath']) ?? '', readSuite(test['suite']), readText(test['name']) ?? '');
}

function readEnvironment(environment: Fields, extra: Fields): RunEnvironment {
  const platform = readText(environment['osPlatform']) ?? '';
  const runtime = readText(extra['runtime']) ?? '';
  const { isCi } = extra;
  return {
    platform,
    runtime,
    isCi: typeof isCi === 'boolean' ? isCi : environment['buildId'] !== undefined,
    fingerprint: readText(extra['fingerprint']) ?? ([platform, runtime].filter(Boolean).join(' ') || 'unknown'),
  };
}

function readShard(environment: Fields): { shard: number; shards: number } {
  const [, shard, shards] = /^(\d+)(?:\/(\d+))?$/.exec(readText(environment['shardId']) ?? '') ?? [];
  const number = Number(shard ?? 1);
  return { shard: number, shards: shards === undefined ? Math.max(1, number) : Number(shards) };
}

/** What a file of another tool may not say. */
export interface RunDefaults {
  readonly runId?: string;
  /** ms since the epoch. */
  readonly startedAt?: number;
}

function readStart(summary: Fields, report: Fields): number | undefined {
  const exact = isFields(summary['extra']) ? readNumber(summary['extra']['startedAt']) : undefined;
  const start = exact ?? readNumber(summary['start']);
  if (start !== undefined && start !== 0) return start;
  const timestamp = Date.parse(readText(report['timestamp']) ?? '');
  return Number.isNaN(timestamp) ? start : timestamp;
}

function readDuration(summary: Fields, startedAt: number): number {
  const exact = isFields(summary['extra']) ? readNumber(summary['extra']['durationMs']) : undefined;
  const stop = readNumber(summary['stop']);
  return exact ?? readNumber(summary['duration']) ?? (stop === undefined ? 0 : Math.max(0, stop - startedAt));
}

/**
 * Reads a file in the Common Test Report Format, of ours or of any other tool. Throws `ERR_SKYRIG_RESULTS_FILE`, saying what
 * is wrong, when it is damaged or something else.
 */
export function parseCtrf(text: string, defaults: RunDefaults = {}): Run {
  const { report, results, tests } = readReport(text);
  const part = (value: unknown): Fields => (isFields(value) ? value : {});
  const summary = part(results['summary']);
  const environment = part(results['environment']);
  const extra = part(environment['extra']);
  const tool = part(results['tool']);
  const startedAt = readStart(summary, report) ?? defaults.startedAt ?? 0;
  const optional = {
    commit: readText(environment['commit']),
    branch: readText(environment['branchName']),
    codeHash: readText(extra['codeHash']),
    seed: readText(extra['seed']),
  };
  return {
    runId:
      readText(report['runId']) ??
      defaults.runId ??
      readText(report['reportId']) ??
      createHash('sha256').update(text).digest('hex').slice(0, 12),
    ...readShard(environment),
    startedAt,
    durationMs: readDuration(summary, startedAt),
    tool: [readText(tool['name']) ?? 'unknown', readText(tool['version'])].filter(Boolean).join(' '),
    ...(optional.commit !== undefined && { commit: optional.commit }),
    ...(optional.branch !== undefined && { branch: optional.branch }),
    ...(optional.codeHash !== undefined && { codeHash: optional.codeHash }),
    ...(optional.seed !== undefined && { seed: optional.seed }),
    environment: readEnvironment(environment, extra),
    tests: readTests(tests, startedAt),
  };
}
