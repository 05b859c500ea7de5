import type { CTRFReport, Environment, RetryAttempt, Test } from 'ctrf';

import type { Run } from '../model/run.ts';
import type { Attempt, TestResult } from '../model/test-result.ts';

/** CTRF's numbers are whole; what a number was exactly goes into `extra`. */
const isWhole = Number.isInteger;

function formatRetry(attempt: Attempt, index: number): RetryAttempt {
  const { outcome, durationMs, startedAt, message, trace } = attempt;
  const exact = {
    ...(!isWhole(durationMs) && { durationMs }),
    ...(!isWhole(startedAt) && { startedAt }),
  };
  return {
    attempt: index + 1,
    status: outcome,
    duration: Math.round(durationMs),
    start: Math.round(startedAt),
    ...(message !== undefined && { message }),
    ...(trace !== undefined && { trace }),
    ...(Object.keys(exact).length > 0 && { extra: exact }),
  };
}

/** CTRF keeps the last attempt in the test itself; true when that says all there is to say. */
function fitsIntoTest({ outcome, durationMs, attempts }: TestResult): boolean {
  const last = attempts.at(-1);
  if (last === undefined) return outcome === 'skipped';
  const hasFailed = attempts.some((attempt) => attempt.outcome === 'failed');
  return (
    outcome === (last.outcome === 'failed' ? 'failed' : hasFailed ? 'flaky' : 'passed') &&
    last.durationMs === durationMs
  );
}

type Extra = Record<string, unknown>;

function formatExtra(test: TestResult, index: number, indexes: ReadonlyMap<string, number>): Extra | undefined {
  const { predecessor } = test;
  const last = test.attempts.at(-1);
  const extra: Extra = {
    ...(test.position !== index && { position: test.position }),
    ...(!isWhole(test.durationMs) && { durationMs: test.durationMs }),
    ...(last && !isWhole(last.startedAt) && { startedAt: last.startedAt }),
    // An index costs a few bytes, an id a hundred; half a million of them are read at once.
    ...(predecessor !== undefined && { predecessor: indexes.get(predecessor) ?? predecessor }),
    ...(test.testHash !== undefined && { testHash: test.testHash }),
    ...(test.replayToken !== undefined && { replayToken: test.replayToken }),
    ...(test.isConfirmedRace !== undefined && { isConfirmedRace: test.isConfirmedRace }),
    ...(test.isQuarantined !== undefined && { isQuarantined: test.isQuarantined }),
    ...(test.observations && { observations: test.observations }),
    ...(!fitsIntoTest(test) && { outcome: test.outcome, attempts: test.attempts }),
    ...(test.name === '' && { isUnnamed: true }),
  };
  return Object.keys(extra).length > 0 ? extra : undefined;
}

function formatTest(test: TestResult, index: number, indexes: ReadonlyMap<string, number>): Test {
  const last = test.attempts.at(-1);
  const retries = test.attempts.length - 1;
  const extra = formatExtra(test, index, indexes);
  return {
    testId: test.id,
    // The schema wants at least one character.
    name: test.name === '' ? '(unnamed)' : test.name,
    status: test.outcome === 'flaky' ? 'passed' : test.outcome,
    duration: Math.round(test.durationMs),
    ...(last && { start: Math.round(last.startedAt) }),
    ...(test.suite.length > 0 && { suite: [...test.suite] }),
    ...(test.file !== '' && { filePath: test.file }),
    ...(last?.message !== undefined && { message: last.message }),
    ...(last?.trace !== undefined && { trace: last.trace }),
    ...(retries > 0 && { retries, retryAttempts: test.attempts.slice(0, -1).map(formatRetry) }),
    ...(test.outcome === 'flaky' && { flaky: true }),
    ...(test.worker > 0 && { threadId: String(test.worker) }),
    ...(extra && { extra }),
  };
}

function formatEnvironment(run: Run): Environment {
  const { platform, runtime, isCi, fingerprint } = run.environment;
  return {
    ...(run.commit !== undefined && { commit: run.commit }),
    ...(run.branch !== undefined && { branchName: run.branch }),
    osPlatform: platform,
    shardId: `${run.shard}/${run.shards}`,
    extra: {
      runtime,
      isCi,
      fingerprint,
      ...(run.codeHash !== undefined && { codeHash: run.codeHash }),
      ...(run.seed !== undefined && { seed: run.seed }),
    },
  };
}

function formatTool(tool: string): { name: string; version?: string } {
  const [, name, version] = /^(.+) (v?\d\S*)$/s.exec(tool) ?? [];
  if (name !== undefined && version !== undefined) return { name, version };
  return { name: tool === '' ? 'unknown' : tool };
}

/**
 * Writes a shard of a run as a file in the Common Test Report Format (https://ctrf.io), compactly. What the format has no
 * field for goes into `extra`, so that {@link parseCtrf} gives the same run back.
 */
export function formatCtrf(run: Run): string {
  const { tests, startedAt, durationMs } = run;
  const indexes = new Map(tests.map(({ id }, index) => [id, index]));
  const count = (...outcomes: readonly string[]): number =>
    tests.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const exact = { ...(!isWhole(startedAt) && { startedAt }), ...(!isWhole(durationMs) && { durationMs }) };
  const report: CTRFReport = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    runId: run.runId,
    timestamp: new Date(startedAt).toISOString(),
    generatedBy: 'skyrig',
    results: {
      tool: formatTool(run.tool),
      summary: {
        tests: tests.length,
        passed: count('passed', 'flaky'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: 0,
        other: 0,
        flaky: count('flaky'),
        start: Math.round(startedAt),
        stop: Math.round(startedAt + durationMs),
        duration: Math.round(durationMs),
        ...(Object.keys(exact).length > 0 && { extra: exact }),
      },
      environment: formatEnvironment(run),
      tests: tests.map((test, index) => formatTest(test, index, indexes)),
    },
  };
  return JSON.stringify(report);
}
