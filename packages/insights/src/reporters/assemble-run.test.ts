import { expect, test } from 'vitest';

import { assembleRun, type RunFacts } from './assemble-run.ts';
import type { RecordedTest } from './recorded-test.ts';

const facts: RunFacts = {
  folder: '/project',
  tool: 'runner 1',
  startedAt: 1000,
  endedAt: 3000,
  ci: { isCi: false },
  git: { commit: 'c', branch: 'main', codeHash: 'c+d' },
  quarantined: new Set(['a.test.ts > slow']),
};
const recorded = (name: string, startedAt: number, more: Partial<RecordedTest> = {}): RecordedTest => ({
  file: '/project/a.test.ts',
  suite: [],
  name,
  outcome: 'passed',
  attempts: [{ outcome: 'passed', durationMs: 5, startedAt }],
  worker: 1,
  ...more,
});

test('tests are in the order in which they ran, each with what ran before it in its worker', () => {
  const run = assembleRun(
    [
      recorded('second', 20),
      recorded('skipped', 0, { attempts: [], outcome: 'skipped' }),
      recorded('first', 10),
      recorded('elsewhere', 15, { file: '/project/b/b.test.ts', worker: 2 }),
      recorded('slow', 30, { file: '/project/a.test.ts' }),
    ],
    facts,
  );
  expect(run.tests.map(({ id, position, predecessor }) => [id, position, predecessor])).toEqual([
    ['a.test.ts > first', 0, undefined],
    ['b/b.test.ts > elsewhere', 0, undefined],
    ['a.test.ts > second', 1, 'a.test.ts > first'],
    ['a.test.ts > slow', 2, 'a.test.ts > second'],
    ['a.test.ts > skipped', 3, undefined],
  ]);
  expect(run.tests.filter(({ isQuarantined }) => isQuarantined).map(({ name }) => name)).toEqual(['slow']);
});

test('without workers, only the file tells what ran before', () => {
  const run = assembleRun(
    [
      recorded('a', 1, { worker: 0 }),
      recorded('b', 2, { worker: 0, file: '/project/b.test.ts' }),
      recorded('c', 3, { worker: 0 }),
    ],
    facts,
  );
  expect(run.tests.map(({ predecessor }) => predecessor)).toEqual([undefined, undefined, 'a.test.ts > a']);
});

test('tests of the same name have ids of their own', () => {
  const run = assembleRun([recorded('a', 2), recorded('a', 1)], facts);
  expect(run.tests.map(({ id }) => id)).toEqual(['a.test.ts > a (2)', 'a.test.ts > a']);
});

test('notes are kept', () => {
  const note = { replayToken: 't', isConfirmedRace: true, observations: { functions: ['F'] } };
  expect(assembleRun([recorded('a', 1, { note })], facts).tests[0]).toMatchObject(note);
});

test('uncommitted changes are other code on a desk, and rubbish in CI', () => {
  expect(assembleRun([], facts)).toMatchObject({ codeHash: 'c+d', commit: 'c', branch: 'main', shard: 1, shards: 1 });
  const ci = { isCi: true, runId: 'r', commit: 'x', shard: 2, shards: 3 };
  expect(assembleRun([], { ...facts, ci })).toMatchObject({
    codeHash: 'x',
    commit: 'x',
    runId: 'r',
    shard: 2,
    shards: 3,
  });
  expect(assembleRun([], { ...facts, ci, shard: { index: 1, count: 4 } })).toMatchObject({ shard: 1, shards: 4 });
});
