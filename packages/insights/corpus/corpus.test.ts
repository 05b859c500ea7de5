import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { parseCtrf } from '../src/ctrf/parse-ctrf.ts';
import { analyseFlakes } from '../src/flakes/analyse-flakes.ts';
import { loadHistory } from '../src/history/load-history.ts';
import { runFileName } from '../src/history/run-file-name.ts';
import type { Run } from '../src/model/run.ts';
import { createFileStore } from '../src/stores/file-store.ts';
import { formatMeasure } from './format-measure.ts';
import { measure } from './measure.ts';
import { runIdOf } from './place-run.ts';
import { planRuns, runExperiment } from './run-experiment.ts';
import { type Runner, runners, runSuite, type RunPlan } from './run-suite.ts';
import { flakyCount, truthOf } from './truth.ts';

// Each run is a process of a test runner; a busy machine takes its time.
const timeoutMs = 300_000;
const folder = mkdtempSync(join(tmpdir(), 'skyrig-corpus-'));
const store = createFileStore(folder, 'file:corpus');
const plans: readonly RunPlan[] = [...planRuns('node-test', 4), ...planRuns('vitest', 2), ...planRuns('jest', 2)];

beforeAll(() => runExperiment(plans, store, 2), timeoutMs);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function readRun(runner: Runner, number: number): Promise<Run> {
  const plan = plans.find((one) => one.runner === runner && one.number === number);
  if (!plan) throw new Error('no such run was planned');
  const name = runFileName({ startedAt: plan.now.getTime(), runId: runIdOf(plan), shard: 1 });
  return parseCtrf(await store.read(name));
}

const outcomesOf = ({ tests }: Run): readonly string[] =>
  tests.map(({ id, outcome, attempts }) => `${id}: ${outcome} after ${attempts.length}`).toSorted();

test('in a few runs by the real runners, no healthy or broken test is called flaky, and what was flaky is', async () => {
  const history = await loadHistory(store);
  const result = measure(history, analyseFlakes(history));
  expect(history.skipped).toEqual([]);
  expect(history.runs.map(({ runId }) => runId).toSorted()).toEqual(plans.map(runIdOf).toSorted());
  expect(result).toMatchObject({
    healthyFlagged: [],
    brokenFlagged: [],
    falseQuarantineShare: 0,
    brokenTests: 15,
    brokenFound: 15,
  });
  const failing = result.classes.reduce((sum, { tests }) => sum + tests, 0);
  expect(failing).toBeGreaterThan(10);
  expect(result.classes.reduce((sum, { found }) => sum + found, 0)).toBe(failing);
  expect(result.diagnosisPrecision).toBeGreaterThan(0.7);
  expect(formatMeasure(result)).toContain('healthy tests called flaky:      0 of 90');
});

test.each(runners)("of %s, Skyrig's reporter records every test, and the order in which they ran", async (runner) => {
  const { tests, tool } = await readRun(runner, 1);
  expect(tool).toMatch(/^(?:vitest|jest|node:test) \d+\.\d+\.\d+$/);
  const truths = tests.map(({ file, name }) => truthOf(file.replace(/^.*\/|\.suite\.mjs$/g, ''), name).kind);
  expect(truths.filter((kind) => kind === 'flaky')).toHaveLength(flakyCount);
  expect(truths.filter((kind) => kind === 'broken')).toHaveLength(5);
  expect(truths.filter((kind) => kind === 'healthy')).toHaveLength(30);
  const order = tests.filter(({ file }) => file.endsWith('order.suite.mjs')).sort((a, b) => a.position - b.position);
  const filled = order.findIndex(({ name }) => name === 'fills the catalogue');
  for (const [position, { name, attempts }] of order.entries()) {
    const needsCatalogue = name === 'reads a price from the catalogue' || name === 'counts what is in stock';
    expect(attempts[0]?.outcome).toBe(needsCatalogue && position < filled ? 'failed' : 'passed');
    if (position > 0) expect(order[position]?.predecessor).toBe(order[position - 1]?.id);
  }
});

test(
  'a seed gives the same run again',
  async () => {
    const [plan] = plans;
    if (!plan) throw new Error('no run was planned');
    const first = await readRun('node-test', 1);
    expect(outcomesOf(await runSuite(plan))).toEqual(outcomesOf(first));
    expect(outcomesOf(await readRun('node-test', 3))).not.toEqual(outcomesOf(first));
  },
  timeoutMs,
);
