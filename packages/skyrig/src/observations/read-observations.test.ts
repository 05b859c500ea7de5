import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { readObservations } from './read-observations.ts';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-observations-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const observed = (id: string, outcome: string): unknown => ({
  id,
  outcome,
  invocations: [],
  failures: [],
  effects: [],
  uses: [],
  faults: [],
  logs: [],
  isolation: {},
});
const file = (...tests: readonly unknown[]): string =>
  JSON.stringify({ formatVersion: 1, file: 'a', worker: '1', tests });

test('reads every file; of several attempts at a test the last one counts', () => {
  const folder = folderWith({
    'b.json': file(observed('b', 'passed')),
    'a.json': file(observed('a', 'failed'), observed('a', 'passed')),
    'notes.txt': 'not ours',
  });
  const { tests, skipped } = readObservations(folder);
  expect(tests.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['a', 'passed'],
    ['b', 'passed'],
  ]);
  expect(skipped).toEqual([]);
});

test('a damaged, foreign or newer file is named and skipped', () => {
  const { tests, skipped } = readObservations(
    folderWith({
      'cut.json': file(observed('a', 'passed')).slice(0, -5),
      'foreign.json': '{"formatVersion":1,"tests":[{"id":1}]}',
      'newer.json': '{"formatVersion":2}',
      'ours.json': file(observed('c', 'passed')),
    }),
  );
  expect(tests.map(({ id }) => id)).toEqual(['c']);
  expect(skipped).toEqual([
    expect.stringMatching(/^cut\.json was skipped: /),
    'foreign.json was skipped: it is no list of observed tests',
    'newer.json was skipped: its format version is 2, not 1',
  ]);
});

test('a folder that is not there holds nothing', () => {
  expect(readObservations(join(tmpdir(), 'skyrig-no-such-folder'))).toEqual({ tests: [], skipped: [] });
});
