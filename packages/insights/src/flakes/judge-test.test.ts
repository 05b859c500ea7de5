import { expect, test } from 'vitest';

import type { HistoryResult, HistoryRun } from '../model/history.ts';
import { forgettingFactor } from '../statistics/forgetting.ts';
import { type Judgement, judgeTest } from './judge-test.ts';
import { defaultPrior } from './posterior.ts';
import { createHistory } from './test-support/history-fixture.ts';

interface Given {
  readonly run?: (run: number) => Partial<HistoryRun>;
  readonly result?: (run: number) => Partial<HistoryResult>;
  readonly infrastructure?: readonly number[];
}

function judge(outcomes: string, { run, result, infrastructure = [] }: Given = {}): Judgement {
  const history = createHistory({ tests: [{ outcomes, ...(result && { result }) }], ...(run && { run }) });
  return judgeTest(history.runs, history.resultsOf(0), {
    prior: defaultPrior,
    factor: forgettingFactor(100),
    isInfrastructure: (each) => infrastructure.includes(each.run),
  });
}

const pathOf = ({ changes }: Judgement): string =>
  changes.map(({ run, from, to }) => `${run}: ${from} → ${to}`).join('\n');
const newCodeEachRun = (run: number): Partial<HistoryRun> => ({ codeHash: `code-${run}` });

test('a test that always passes, is always skipped or never ran is healthy', () => {
  for (const outcomes of ['.'.repeat(300), '-----', '']) {
    expect(judge(outcomes)).toMatchObject({ state: 'healthy', changes: [] });
  }
});

test('passes on a retry make it suspect, then put it into quarantine', () => {
  const judgement = judge('.f..f.ff..');
  expect(judgement.state).toBe('quarantined');
  expect(pathOf(judgement)).toBe('1: healthy → suspect\n6: suspect → quarantined');
});

test('a failure is flaky as soon as the test passes on the same code', () => {
  expect(judge('.F').state).toBe('suspect');
  const later = judge('F.');
  expect(pathOf(later)).toBe('0: healthy → broken\n1: broken → suspect');
  expect([...later.evidence]).toEqual([2, 1]);
});

test('a failure on code on which it never passes is broken, and mended by other code', () => {
  const judgement = judge('..FF..', { run: (run) => ({ codeHash: run === 2 || run === 3 ? 'bad' : 'good' }) });
  expect(pathOf(judgement)).toBe('2: healthy → broken\n4: broken → healthy');
  expect(judgement.counts.failures).toBe(0);
  expect([...judgement.evidence]).toEqual([1, 1, 3, 3, 1, 1]);
});

test('where every run has code of its own, or nobody knows the code, only retries are evidence', () => {
  for (const run of [newCodeEachRun, (): Partial<HistoryRun> => ({ codeHash: undefined as unknown as string })]) {
    expect(judge('.F.F.F.F.F.', { run }).counts.failures).toBe(0);
    expect(judge('.f.f.f.f.f.', { run }).state).toBe('quarantined');
  }
});

test('a test that breaks for good without a change of code is broken, not ever more flaky', () => {
  const judgement = judge(`${'.'.repeat(50)}${'F'.repeat(20)}`);
  expect(judgement).toMatchObject({ state: 'broken', flakeState: 'suspect', brokenSince: 50 });
  expect(judgement.counts.failures).toBeLessThan(1.01);
});

test('two failures in a row do not make a very flaky test broken, ten do', () => {
  const flaky = '.F.FF.F..F.F.';
  expect(judge(`${flaky}FF`).state).toBe('quarantined');
  expect(judge(`${flaky}${'F'.repeat(10)}`)).toMatchObject({ state: 'broken', flakeState: 'quarantined' });
  // It passes again on the same code, so that those ten were flaky as well.
  expect(judge(`${flaky}${'F'.repeat(10)}.`).state).toBe('quarantined');
});

test('quarantine is left by proof, over probation', () => {
  const judgement = judge(`ffff${'.'.repeat(500)}`);
  const [, second, third, fourth] = judgement.changes;
  expect(judgement.state).toBe('healthy');
  expect(second).toMatchObject({ from: 'suspect', to: 'quarantined' });
  expect(third).toMatchObject({ from: 'quarantined', to: 'probation' });
  expect(fourth).toMatchObject({ from: 'probation', to: 'healthy' });
  expect((fourth?.run ?? 0) - (third?.run ?? 0)).toBe(36);
});

test('a flake on probation that comes back returns to quarantine', () => {
  const calm = judge(`ffff${'.'.repeat(310)}`);
  expect(calm.state).toBe('probation');
  expect(judge(`ffff${'.'.repeat(310)}ffffff`).state).toBe('quarantined');
});

test('nothing flaps: a test that fails now and then for ever changes its state a few times at most', () => {
  for (const every of [7, 15, 30, 60, 120]) {
    const outcomes = Array.from({ length: 1_000 }, (_, run) => (run % every === every - 1 ? 'f' : '.')).join('');
    const entered = judge(outcomes).changes.filter(({ to }) => to === 'quarantined').length;
    expect(entered).toBeLessThanOrEqual(1);
  }
});

test('a new version of the test begins anew, but stays in quarantine until it has proved itself', () => {
  const changedAt =
    (at: number) =>
    (run: number): Partial<HistoryResult> => ({ epoch: run < at ? 0 : 1 });
  expect(judge(`f..${'.'.repeat(3)}`, { result: changedAt(3) })).toMatchObject({
    state: 'healthy',
    counts: { failures: 0 },
  });
  expect(judge(`ffff${'.'.repeat(30)}`, { result: changedAt(4) }).state).toBe('quarantined');
  // 36 clean runs from the prior, and five more because even clean runs are forgotten.
  expect(judge(`ffff${'.'.repeat(40)}`, { result: changedAt(4) }).state).toBe('quarantined');
  expect(judge(`ffff${'.'.repeat(41)}`, { result: changedAt(4) }).state).toBe('probation');
  // What the old version did on this code says nothing about the new one.
  expect(judge('.F', { result: changedAt(1) }).state).toBe('broken');
});

test('what the infrastructure did, and failures that can be reproduced, are no evidence', () => {
  expect(judge('.F.F.F.', { infrastructure: [1, 3, 5] })).toMatchObject({ state: 'healthy', changes: [] });
  expect(judge('.f.F.f.', { result: () => ({ isReproducible: true }) })).toMatchObject({
    state: 'healthy',
    changes: [],
  });
});
