import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { formatCtrf } from '../ctrf/format-ctrf.ts';
import type { HistoryStore } from '../model/store.ts';
import { createRun } from '../model/test-support/create-run.ts';
import { mergeStores } from './merge-stores.ts';
import { openStore } from './open-store.ts';

async function createStore(files: Readonly<Record<string, string>>): Promise<HistoryStore> {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-merge-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const store = await openStore(folder);
  for (const [name, content] of Object.entries(files)) await store.add(name, content);
  return store;
}

const one = formatCtrf(createRun({ runId: 'one' }));
const two = formatCtrf(createRun({ runId: 'two' }));

test('files are added once, and what is no run or says something else is named', async () => {
  const from = await createStore({ 'a.json': one, 'b.json': two, 'c.json': one, 'notes.txt': 'hello' });
  const into = await createStore({ 'b.json': two, 'c.json': two });
  const outcome = await mergeStores(from, into);
  expect(outcome).toMatchObject({ added: ['a.json'], present: ['b.json'] });
  expect(outcome.skipped.map(({ name }) => name)).toEqual(['c.json', 'notes.txt']);
  expect(await into.list()).toEqual(['a.json', 'b.json', 'c.json']);
  expect(await into.read('c.json')).toBe(two);
  expect(await from.list()).toHaveLength(4);
  expect(await mergeStores(from, into)).toMatchObject({ added: [], present: ['a.json', 'b.json'] });
});

test('a store that cannot be used is an error', async () => {
  const file = join(import.meta.dirname, 'merge-stores.test.ts');
  await expect(mergeStores(await createStore({ 'a.json': one }), await openStore(file))).rejects.toThrow('ENOTDIR');
});
