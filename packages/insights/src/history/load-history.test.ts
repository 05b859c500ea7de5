import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { formatCtrf } from '../ctrf/format-ctrf.ts';
import type { History } from '../model/history.ts';
import type { Run } from '../model/run.ts';
import { createAttempt, createResult, createRun } from '../model/test-support/create-run.ts';
import { openStore } from '../stores/open-store.ts';
import { loadHistory } from './load-history.ts';
import { runFileName } from './run-file-name.ts';

const start = createRun().startedAt;

async function load(runs: readonly Run[], others: Readonly<Record<string, string>> = {}): Promise<History> {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-load-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const store = await openStore(`file:${folder}`);
  for (const run of runs) await store.add(runFileName(run), formatCtrf(run));
  for (const [name, content] of Object.entries(others)) writeFileSync(join(folder, name), content);
  const history = await loadHistory(store);
  // Nothing is ever deleted.
  expect(readdirSync(folder)).toHaveLength(runs.length + Object.keys(others).length);
  return history;
}

test('a result is read with everything that the analyses need', async () => {
  const first = createResult('first', { position: 0 });
  const flaky = createResult('flaky', {
    attempts: [
      createAttempt('failed', { startedAt: start + 10, message: 'Timed out after 5012 ms' }),
      createAttempt('passed', { startedAt: start + 20, durationMs: 7.5 }),
    ],
    position: 1,
    worker: 3,
    predecessor: first.id,
    isQuarantined: true,
    replayToken: 'token',
  });
  const history = await load([createRun({ tests: [first, flaky], shard: 2, shards: 2 })]);
  const index = history.findTest(flaky.id);
  expect(history.tests[index]).toEqual({ id: flaky.id, file: flaky.file, suite: [], name: 'flaky' });
  expect(history.resultsOf(index)).toEqual([
    {
      run: 0,
      test: index,
      outcome: 'flaky',
      durationMs: 7.5,
      attempts: 2,
      failedAttempts: 1,
      startedAt: start + 10,
      position: 1,
      worker: 3,
      shard: 2,
      predecessor: history.findTest(first.id),
      signature: 0,
      epoch: 0,
      isReproducible: true,
      replayToken: 'token',
      isQuarantined: true,
    },
  ]);
  expect(history.signatures[0]).toMatchObject({ example: 'Timed out after 5012 ms' });
  expect(history.resultsOf(history.findTest(first.id))[0]).toMatchObject({ predecessor: -1, signature: -1 });
  expect(history.findTest('unknown')).toBe(-1);
});

test('a replay token on a test that passed makes it no bug with a reproduction', async () => {
  const history = await load([createRun({ tests: [createResult('a', { replayToken: 'token' })] })]);
  expect(history.resultsIn(0)[0]).toMatchObject({ isReproducible: false });
  expect(history.resultsIn(0)[0]).not.toHaveProperty('replayToken');
});

test('shards of a run are one run, also when another run began in between', async () => {
  const shard = (runId: string, number: number, at: number, name: string): Run =>
    createRun({
      runId,
      shard: number,
      shards: 2,
      startedAt: start + at,
      durationMs: 100,
      commit: runId,
      tests: [createResult(name, { attempts: [createAttempt('passed', { startedAt: start + at })] })],
    });
  const history = await load([shard('a', 1, 20, 'x'), shard('b', 1, 30, 'x'), shard('a', 2, 50, 'y')]);
  expect(history.runs).toMatchObject([
    { runId: 'a', startedAt: start + 20, durationMs: 130, shards: 2, commit: 'a', counts: { passed: 2 } },
    { runId: 'b', startedAt: start + 30, durationMs: 100, shards: 2, commit: 'b', counts: { passed: 1 } },
  ]);
  const names = (run: number): unknown[] => history.resultsIn(run).map((found) => history.tests[found.test]?.name);
  expect([names(0), names(1)]).toEqual([['x', 'y'], ['x']]);
  expect(history.resultsOf(history.findTest('test/orders.test.ts > x')).map(({ run }) => run)).toEqual([0, 1]);
});

test('results of a run come in the order of execution, whatever order they were reported in', async () => {
  const at = (name: string, time: number, position: number): ReturnType<typeof createResult> =>
    createResult(name, { attempts: [createAttempt('passed', { startedAt: start + time })], position });
  const history = await load([createRun({ tests: [at('third', 9, 0), at('second', 5, 2), at('first', 5, 1)] })]);
  expect(history.resultsIn(0).map(({ test: index }) => history.tests[index]?.name)).toEqual([
    'first',
    'second',
    'third',
  ]);
});

test('a skipped test stays where it was reported, after the test before it', async () => {
  const later = createAttempt('passed', { startedAt: start + 9 });
  const skipped = createResult('skipped', { attempts: [], position: 1 });
  const history = await load([createRun({ tests: [createResult('runs', { attempts: [later] }), skipped] })]);
  expect(history.resultsIn(0).map(({ outcome }) => outcome)).toEqual(['passed', 'skipped']);
});

test("a new epoch begins whenever the test's own code changes", async () => {
  const hashes = ['a', 'a', undefined, 'b', 'b', 'a'];
  const runs = hashes.map((testHash, index) =>
    createRun({
      runId: `run-${index}`,
      startedAt: start + index,
      tests: [createResult('x', testHash === undefined ? {} : { testHash })],
    }),
  );
  const history = await load(runs.reverse());
  expect(history.resultsOf(0).map(({ epoch }) => epoch)).toEqual([0, 0, 0, 1, 1, 2]);
});

test('failures that differ in numbers only have one signature, with the last message as its example', async () => {
  const failing = (index: number): Run =>
    createRun({
      runId: `run-${index}`,
      startedAt: start + index,
      tests: [
        createResult('x', { attempts: [createAttempt('failed', { message: `no order ${index + 4711} found` })] }),
      ],
    });
  const history = await load([failing(0), failing(1)]);
  expect(history.signatures).toHaveLength(1);
  expect(history.signatures[0]?.example).toBe('no order 4712 found');
});

test('a file that is cut off, or something else, is named and skipped', async () => {
  const whole = formatCtrf(createRun({ tests: [createResult('x')] }));
  const history = await load([createRun({ tests: [createResult('x')] })], {
    'cut.json': whole.slice(0, whole.length / 2),
    'empty.json': '',
    'notes.txt': 'do not delete',
    'package.json': '{}',
  });
  expect(history.runs).toHaveLength(1);
  expect(history.skipped.map(({ name }) => name)).toEqual(['cut.json', 'empty.json', 'notes.txt', 'package.json']);
  expect(history.skipped[0]?.reason).toMatch(/not JSON, or was cut off/);
});

test('a history without files is an empty one', async () => {
  const history = await load([]);
  expect([history.runs, history.tests, history.skipped, history.resultCount]).toEqual([[], [], [], 0]);
});
