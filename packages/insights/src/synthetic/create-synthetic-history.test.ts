import { expect, test } from 'vitest';

import type { Run } from '../model/run.ts';
import type { TestResult } from '../model/test-result.ts';
import { createSyntheticHistory } from './create-synthetic-history.ts';

const options = { tests: 120, runs: 200, seed: 7 };
const history = createSyntheticHistory(options);
const runs = [...history.runs()];

interface Occurrence {
  readonly run: Run;
  readonly number: number;
  readonly result: TestResult;
}

/** Every result of the tests of a kind, the outage left out. */
function occurrences(kind: string): Occurrence[] {
  const ids = new Set(history.faults.filter((fault) => fault.kind === kind).map(({ id }) => id));
  return runs.flatMap((run, number) =>
    run.runId === history.outage
      ? []
      : run.tests.filter(({ id }) => ids.has(id)).map((result) => ({ run, number, result })),
  );
}
const hasFailed = ({ result }: Occurrence): boolean => result.attempts.some(({ outcome }) => outcome === 'failed');

test('the same options make the same history, another seed makes another one', () => {
  expect([...createSyntheticHistory(options).runs()]).toEqual(runs);
  expect(createSyntheticHistory(options).faults).toEqual(history.faults);
  expect([...createSyntheticHistory({ ...options, seed: 8 }).runs()][3]).not.toEqual(runs[3]);
});

test('every run has every test once, and its shards share them', () => {
  expect(runs.every(({ tests }) => new Set(tests.map(({ id }) => id)).size === 120)).toBe(true);
  const sharded = [...createSyntheticHistory({ ...options, runs: 1, shards: 3 }).runs()];
  expect(sharded.map(({ shard, shards }) => [shard, shards])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
  expect(new Set(sharded.flatMap(({ tests }) => tests.map(({ id }) => id))).size).toBe(120);
});

test('every kind of fault is in it, and healthy tests fail in the outage only', () => {
  expect(new Set(history.faults.map(({ kind }) => kind)).size).toBe(6);
  const faulty = new Set(history.faults.map(({ id }) => id));
  const failing = runs.filter(({ tests }) => tests.some(({ id, outcome }) => !faulty.has(id) && outcome === 'failed'));
  expect(failing.map(({ runId }) => runId)).toEqual([history.outage]);
});

test('a broken test fails at every attempt from some run on', () => {
  const failures = occurrences('broken').filter(hasFailed);
  expect(failures.length).toBeGreaterThan(40);
  expect(failures.every(({ result }) => result.outcome === 'failed' && result.attempts.length === 3)).toBe(true);
  const first = Math.min(...failures.map(({ number }) => number));
  expect(first).toBeGreaterThan(0);
  expect(failures).toHaveLength(occurrences('broken').filter(({ number }) => number >= first).length);
});

test('a flaky test fails now and then, and mostly passes on a retry', () => {
  const failures = occurrences('flaky').filter(hasFailed);
  expect(failures.length).toBeGreaterThan(5);
  expect(failures.filter(({ result }) => result.outcome === 'flaky').length).toBeGreaterThan(failures.length / 2);
});

test('hour-, worker- and order-dependent tests fail where they are said to, and there only', () => {
  const hours = occurrences('hour-dependent').filter(hasFailed);
  expect(hours.length).toBeGreaterThan(0);
  expect(
    hours.every(({ result }) => [1, 2, 3, 4].includes(new Date(result.attempts[0]?.startedAt ?? 0).getUTCHours())),
  ).toBe(true);
  const workers = occurrences('worker-dependent').filter(hasFailed);
  expect(new Set(workers.map(({ result }) => `worker ${result.worker}`)).size).toBe(1);
  const fault = history.faults.find(({ kind }) => kind === 'order-dependent');
  const orders = occurrences('order-dependent').filter(hasFailed);
  expect(new Set(orders.map(({ result }) => `fails right after ${result.predecessor}`))).toEqual(
    new Set([fault?.detail]),
  );
});

test('a slowing test takes longer at the end than at the beginning', () => {
  const mean = (found: readonly Occurrence[]): number =>
    found.reduce((sum, { result }) => sum + result.durationMs, 0) / found.length;
  const all = occurrences('slowing');
  expect(
    mean(all.filter(({ number }) => number > 160)) / mean(all.filter(({ number }) => number < 50)),
  ).toBeGreaterThan(1.4);
});

test.each([{ tests: 3 }, { runs: 0 }, { shards: 1.5 }])('%j cannot be made up', (impossible) => {
  expect(() => createSyntheticHistory(impossible)).toThrow(/cannot be made up: give \d+ or more/);
});
