import fc from 'fast-check';
import { expect, test } from 'vitest';

import { findIssueTest, formatIssue } from './issue-text.ts';

const entry = { owner: '@team', reason: 'a|b\nc', since: '2026-03-02', expires: '2026-03-16' };

test('an issue says which test it is about, whatever the name of that is', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
      expect(findIssueTest(formatIssue({ ...entry, test: name }).body)).toBe(name);
    }),
  );
});

test('an issue is readable', () => {
  const { title, body } = formatIssue({ ...entry, test: 'a.test.ts > pays --> `now`' });
  expect(title).toBe('Flaky test: a.test.ts > pays --> `now`');
  expect(body).toMatchInlineSnapshot(`
    "\`\` a.test.ts > pays --> \`now\` \`\` is flaky, and in quarantine: it runs, and its failure does not fail the build.

    | | |
    | --- | --- |
    | Owner | @team |
    | Reason | a\\|b c |
    | Since | 2026-03-02 |
    | Until | 2026-03-16: from the next day on, the build fails |

    Mend the test, or the code that it found out; then \`skyrig quarantine release\` it. This text is kept up to date, and the issue closed, by \`skyrig quarantine sync --github\`.

    <!-- skyrig-quarantine: a.test.ts%20%3E%20pays%20%2D%2D%3E%20%60now%60 -->"
  `);
});

test('other issues are about no test', () => {
  expect(findIssueTest('hello')).toBeUndefined();
  expect(findIssueTest('<!-- skyrig-quarantine: %zz -->')).toBeUndefined();
});
