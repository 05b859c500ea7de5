import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { readQuarantine, writeQuarantine } from './quarantine-file.ts';

const createFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-quarantine-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
};
const entry = { test: 'a > b', owner: '@a', reason: 'r', since: '2026-03-02', expires: '2026-03-03' };

test('a project without the file has nobody in quarantine', () => {
  expect(readQuarantine(createFolder())).toEqual([]);
});

test('entries are kept, and nothing else is left behind', () => {
  const folder = createFolder();
  writeQuarantine(folder, [entry]);
  expect(readQuarantine(folder)).toEqual([entry]);
  expect(readdirSync(folder)).toEqual(['skyrig.quarantine.json']);
});

test('a damaged file is refused by name', () => {
  const folder = createFolder();
  writeFileSync(join(folder, 'skyrig.quarantine.json'), '{');
  expect(() => readQuarantine(folder)).toThrow('skyrig.quarantine.json: it is no JSON');
});
