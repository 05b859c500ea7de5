import type { QuarantineEntry } from '../quarantine-entry.ts';

/** Every issue of the quarantine has this label. */
export const issueLabel = 'skyrig-quarantine';

const marker = /<!-- skyrig-quarantine: (.+?) -->/;

/** In a comment of HTML two dashes would end it. */
const encode = (test: string): string => encodeURIComponent(test).replaceAll('-', '%2D');

/** Which test an issue is about; undefined when it is not one of ours. */
export function findIssueTest(body: string): string | undefined {
  const [, test] = marker.exec(body) ?? [];
  try {
    return test === undefined ? undefined : decodeURIComponent(test);
  } catch {
    return undefined;
  }
}

const code = (text: string): string => {
  const fence = '`'.repeat(Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  return fence.length === 1 ? `\`${text}\`` : `${fence} ${text} ${fence}`;
};

/** Title and body of the issue about a test in quarantine. */
export function formatIssue(entry: QuarantineEntry): { readonly title: string; readonly body: string } {
  const { test, owner, reason, since, expires } = entry;
  return {
    // GitHub: a title has 256 characters at most.
    title: `Flaky test: ${test}`.slice(0, 256),
    body: [
      `${code(test)} is flaky, and in quarantine: it runs, and its failure does not fail the build.`,
      '',
      `| | |`,
      `| --- | --- |`,
      `| Owner | ${owner} |`,
      `| Reason | ${reason.replaceAll('|', String.raw`\|`).replaceAll(/\s+/g, ' ')} |`,
      `| Since | ${since} |`,
      `| Until | ${expires}: from the next day on, the build fails |`,
      '',
      'Mend the test, or the code that it found out; then `skyrig quarantine release` it. This text is kept up to date, and the issue closed, by `skyrig quarantine sync --github`.',
      '',
      `<!-- skyrig-quarantine: ${encode(test)} -->`,
    ].join('\n'),
  };
}
