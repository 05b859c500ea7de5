import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { readGitState } from './read-git-state.ts';

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-git-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function createRepository(): string {
  const folder = createFolder();
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init', '-b', 'main');
  writeFileSync(join(folder, 'code.js'), '1');
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-m', 'first');
  return folder;
}

test('a clean folder is its commit', () => {
  const state = readGitState(createRepository());
  expect(state).toMatchObject({ branch: 'main', commit: expect.stringMatching(/^[0-9a-f]{40}$/) as string });
  expect(state.codeHash).toBe(state.commit);
});

test('changed and new files are other code, and the same changes are the same code', () => {
  const folder = createRepository();
  const clean = readGitState(folder).codeHash;
  writeFileSync(join(folder, 'code.js'), '2');
  const changed = readGitState(folder).codeHash;
  expect(changed).not.toBe(clean);
  expect(readGitState(folder).codeHash).toBe(changed);
  writeFileSync(join(folder, 'code.js'), '1');
  writeFileSync(join(folder, 'new.js'), '1');
  const added = readGitState(folder).codeHash;
  writeFileSync(join(folder, 'new.js'), '2');
  expect(new Set([clean, changed, added, readGitState(folder).codeHash]).size).toBe(4);
});

test('history and quarantine are no code', () => {
  const folder = createRepository();
  const clean = readGitState(folder);
  mkdirSync(join(folder, '.skyrig', 'history'), { recursive: true });
  writeFileSync(join(folder, '.skyrig', 'history', 'run.json'), '{}');
  writeFileSync(join(folder, 'skyrig.quarantine.json'), '{}');
  expect(readGitState(folder)).toEqual(clean);
});

test('where there is no repository nothing is known', () => {
  expect(readGitState(createFolder())).toEqual({});
});
