import { expect, test } from 'vitest';

import { parseCodeOwners } from './code-owners.ts';

// The cases of GitHub's own example.
const owners = parseCodeOwners(`# a comment
*       @global-owner1 @global-owner2
*.js    @js-owner # inline
/build/logs/ @doctocat
docs/*  docs@example.com
apps/ @octocat
/scripts/ @doctocat @octocat
**/logs @octo-logs
/apps/github
[Section]
my\\ folder/ @spaces
`);

test.each([
  ['README.md', ['@global-owner1', '@global-owner2']],
  ['src/deep/a.js', ['@js-owner']],
  ['build/logs/a.txt', ['@octo-logs']],
  ['docs/getting-started.md', ['docs@example.com']],
  ['docs/build-app/troubleshooting.md', ['@global-owner1', '@global-owner2']],
  ['deep/apps/a.ts', ['@octocat']],
  ['scripts/a/b.ts', ['@doctocat', '@octocat']],
  ['other/scripts/b.ts', ['@global-owner1', '@global-owner2']],
  ['apps/github/a.ts', []],
  ['my folder/a.ts', ['@spaces']],
])('%s is owned by %j', (path, expected) => {
  expect(owners(path)).toEqual(expected);
});

test('in an empty file nothing has an owner', () => {
  expect(parseCodeOwners('')('a.ts')).toEqual([]);
});
