import { expect, test } from 'vitest';

import { findInstallMismatch, findLockMismatch } from './install-state.mjs';
import { temporaryFolder } from './temporary-folder.ts';

const lock = {
  packages: {
    '': { devDependencies: { a: '1.0.0' } },
    'packages/one': { dependencies: { b: '2.0.0' } },
    'node_modules/one': { resolved: 'packages/one', link: true },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a-win32': { version: '1.0.0', optional: true, os: ['win32'] },
  },
};
const manifests = {
  'package-lock.json': lock,
  'package.json': { name: 'root', devDependencies: { a: '1.0.0' } },
  'packages/one/package.json': { name: 'one', dependencies: { b: '2.0.0' } },
};

test('an installation with every package of the lock file is in step, without those of other platforms', () => {
  const folder = temporaryFolder({
    ...manifests,
    'node_modules/a/package.json': { name: 'a', version: '1.0.0' },
    'node_modules/one/package.json': { name: 'one' },
  });
  expect(findInstallMismatch(folder)).toBeUndefined();
});

test('nothing installed, a package missing, and another version are told apart', () => {
  expect(findInstallMismatch(temporaryFolder(manifests))).toBe('node_modules is missing');
  const without = { ...manifests, 'node_modules/one/package.json': { name: 'one' } };
  expect(findInstallMismatch(temporaryFolder(without))).toBe('node_modules/a is missing');
  const older = { ...without, 'node_modules/a/package.json': { version: '0.9.0' } };
  expect(findInstallMismatch(temporaryFolder(older))).toBe('node_modules/a is 0.9.0, the lock file says 1.0.0');
});

test('the lock file belongs to the manifests', () => {
  expect(findLockMismatch(temporaryFolder(manifests))).toBeUndefined();
});

test('a dependency that was added by hand is noticed', () => {
  const edited = {
    ...manifests,
    'packages/one/package.json': { name: 'one', dependencies: { b: '2.0.0', c: '1.0.0' } },
  };
  expect(findLockMismatch(temporaryFolder(edited))).toBe(
    'the dependencies of packages/one/package.json are not those of package-lock.json',
  );
});

test('a workspace that the lock file does not know is noticed', () => {
  const added = { ...manifests, 'examples/two/package.json': { name: 'two' } };
  expect(findLockMismatch(temporaryFolder(added))).toBe(
    'examples/two is a workspace that package-lock.json does not know',
  );
});
