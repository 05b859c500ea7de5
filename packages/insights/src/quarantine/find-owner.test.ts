import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { findOwner } from './find-owner.ts';

function createRepository(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'skyrig-owner-')));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  git('add', '.');
  git('-c', 'user.name=Ann Author', '-c', 'user.email=ann@example.com', 'commit', '-m', 'first');
  return folder;
}

test('CODEOWNERS of the repository counts for a package in it', () => {
  const folder = createRepository({ '.github/CODEOWNERS': '/pkg/ @team @lead\n', 'pkg/a.test.ts': '' });
  expect(findOwner(join(folder, 'pkg'), 'a.test.ts')).toBe('@team @lead');
});

test('what nobody owns belongs to its last author', () => {
  const folder = createRepository({ CODEOWNERS: '/other/ @team\n', 'a.test.ts': '' });
  expect(findOwner(folder, 'a.test.ts')).toBe('Ann Author');
});

test('a file that git does not know has no owner', () => {
  expect(findOwner(createRepository({ 'a.test.ts': '' }), 'b.test.ts')).toBeUndefined();
});
