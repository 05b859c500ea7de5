import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test, vi } from 'vitest';

import { analyseFlakes } from '../src/flakes/analyse-flakes.ts';
import { loadHistory } from '../src/history/load-history.ts';
import type { History } from '../src/model/history.ts';
import { createFileStore } from '../src/stores/file-store.ts';
import { formatMeasure } from './format-measure.ts';
import { type Measure, measure } from './measure.ts';
import { planRuns, runExperiment } from './run-experiment.ts';
import { type RecordedLine, runners, runSuite } from './run-suite.ts';
import { flakyCount, truthOf } from './truth.ts';

// Each run is a process of a test runner; a busy machine takes its time.
vi.setConfig({ testTimeout: 300_000 });

const outcomesOf = (lines: readonly RecordedLine[]): readonly string[] =>
  lines.map(({ file, name, hasPassed, failures }) => `${file} > ${name}: ${hasPassed} after ${failures.length}`);

async function experiment(): Promise<{ history: History; result: Measure }> {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-corpus-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const store = createFileStore(folder, 'file:corpus');
  const plans = [...planRuns('node-test', 7), ...planRuns('vitest', 2), ...planRuns('jest', 2)];
  await runExperiment(plans, store, 2);
  const history = await loadHistory(store);
  return { history, result: measure(history, analyseFlakes(history)) };
}

test('in a dozen runs by the real runners, no healthy or broken test is called flaky, and what was flaky is', async () => {
  const { history, result } = await experiment();
  expect(history.skipped).toEqual([]);
  expect(history.runs.map(({ tool }) => tool).toSorted()).toEqual([
    'jest',
    'jest',
    ...Array.from({ length: 7 }, () => 'node-test'),
    'vitest',
    'vitest',
  ]);
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

test.each(runners)('%s runs every test of the corpus in the order that is recorded', async (runner) => {
  const [plan] = planRuns(runner, 1).map((each) => ({ ...each, hasOutage: false }));
  if (!plan) throw new Error('no run was planned');
  const lines = await runSuite(plan);
  const truths = lines.map(({ file, name }) => truthOf(file.replace('.suite.mjs', ''), name).kind);
  expect(truths.filter((kind) => kind === 'flaky')).toHaveLength(flakyCount);
  expect(truths.filter((kind) => kind === 'broken')).toHaveLength(5);
  expect(truths.filter((kind) => kind === 'healthy')).toHaveLength(30);
  const order = lines.filter(({ file }) => file === 'order.suite.mjs');
  const filled = order.findIndex(({ name }) => name === 'fills the catalogue');
  for (const [position, { name, failures }] of order.entries()) {
    const needsCatalogue = name === 'reads a price from the catalogue' || name === 'counts what is in stock';
    expect(failures.length > 0).toBe(needsCatalogue && position < filled);
  }
});

test('a seed gives the same run again', async () => {
  const [plan] = planRuns('node-test', 1);
  if (!plan) throw new Error('no run was planned');
  const [first, second] = [await runSuite(plan), await runSuite(plan)];
  expect(outcomesOf(second).toSorted()).toEqual(outcomesOf(first).toSorted());
  const other = await runSuite({ ...plan, number: 2 });
  expect(outcomesOf(other).toSorted()).not.toEqual(outcomesOf(first).toSorted());
});
