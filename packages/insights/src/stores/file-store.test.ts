import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { expect, onTestFinished, test } from 'vitest';

import { loadHistory } from '../history/load-history.ts';
import { openStore } from './open-store.ts';
import { testStoreBehaviour } from './test-support/store-behaviour.ts';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

testStoreBehaviour(() => {
  const folder = join(makeFolder(), 'not', 'there', 'yet');
  return Promise.resolve(() => openStore(`file:${folder}`));
});

/** Adds shards in a process of its own; answers its exit code. */
async function writeShards(...args: readonly string[]): Promise<unknown> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const script = join(import.meta.dirname, 'test-support', 'write-shards.ts');
  const node = ['--conditions=@skyrig/source', '--import', loader, script];
  const child = spawn(process.execPath, [...node, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'close')) as [unknown];
  return code;
}

test('shards that are written at once by several processes are all there', async () => {
  const address = `file:${makeFolder()}`;
  const codes = await Promise.all([1, 5, 9, 13].map((first) => writeShards(address, `${first}`, `${first + 3}`, '16')));
  expect(codes).toEqual([0, 0, 0, 0]);
  const history = await loadHistory(await openStore(address));
  expect(history.runs).toMatchObject([{ shards: 16, counts: { passed: 16 } }]);
  expect(history.skipped).toEqual([]);
}, 60_000);

test('many writers of one name with one content agree, and leave nothing else behind', async () => {
  const folder = makeFolder();
  const store = await openStore(folder);
  await Promise.all(Array.from({ length: 16 }, () => store.add('a.json', 'same')));
  expect(readdirSync(folder)).toEqual(['a.json']);
});

test('of many writers of one name with different contents one wins, and the others are told', async () => {
  const store = await openStore(makeFolder());
  const contents = Array.from({ length: 16 }, (_, index) => `content ${index}`);
  const settled = await Promise.allSettled(contents.map((content) => store.add('a.json', content)));
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const winner = settled.findIndex(({ status }) => status === 'fulfilled');
  expect(await store.read('a.json')).toBe(contents[winner]);
});

test('folders and hidden files, such as one that is being written, are no files of the history', async () => {
  const folder = makeFolder();
  mkdirSync(join(folder, 'folder.json'));
  writeFileSync(join(folder, '.a.json.half'), '{');
  expect(await (await openStore(`file:${folder}`)).list()).toEqual([]);
});

test('a folder that is a file is reported with its name', async () => {
  const path = join(makeFolder(), 'file');
  writeFileSync(path, '');
  chmodSync(path, 0o600);
  const store = await openStore(`file:${path}`);
  await expect(store.list()).rejects.toThrow(`Cannot list file:${path}: ENOTDIR`);
  await expect(store.add('a.json', 'x')).rejects.toMatchObject({ code: 'ERR_SKYRIG_STORE' });
});
