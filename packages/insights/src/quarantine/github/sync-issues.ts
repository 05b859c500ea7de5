import type { QuarantineEntry } from '../quarantine-entry.ts';
import type { GithubClient } from './github-client.ts';
import { findIssueTest, formatIssue, issueLabel } from './issue-text.ts';

interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly html_url: string;
  /** Only pull requests have it: GitHub lists them as issues. */
  readonly pull_request?: unknown;
}

/** What was done to an issue. */
export interface IssueChange {
  readonly test: string;
  readonly action: 'opened' | 'updated' | 'closed' | 'unchanged';
  readonly url: string;
}

/** Opens, updates and closes issues until there is one for each entry and none besides. Answers what it did. */
export async function syncIssues(entries: readonly QuarantineEntry[], client: GithubClient): Promise<IssueChange[]> {
  const issues = (await client.list(`/issues?state=open&labels=${issueLabel}&per_page=100`)) as Issue[];
  const open = new Map<string, Issue[]>();
  for (const issue of issues) {
    const test = issue.pull_request === undefined ? findIssueTest(issue.body ?? '') : undefined;
    if (test !== undefined) open.set(test, [...(open.get(test) ?? []), issue]);
  }
  const changes: IssueChange[] = [];
  const close = async (test: string, issue: Issue): Promise<void> => {
    await client.call('PATCH', `/issues/${issue.number}`, { state: 'closed', state_reason: 'completed' });
    changes.push({ test, action: 'closed', url: issue.html_url });
  };
  for (const entry of entries) {
    const { test } = entry;
    const { title, body } = formatIssue(entry);
    // The oldest is the one people know; runs at the same time may have opened more.
    const [issue, ...surplus] = (open.get(test) ?? []).sort((left, right) => left.number - right.number);
    open.delete(test);
    if (!issue) {
      const made = (await client.call('POST', '/issues', { title, body, labels: [issueLabel] })) as Issue;
      changes.push({ test, action: 'opened', url: made.html_url });
    } else if (issue.title !== title || issue.body?.replaceAll('\r\n', '\n') !== body) {
      await client.call('PATCH', `/issues/${issue.number}`, { title, body });
      changes.push({ test, action: 'updated', url: issue.html_url });
    } else changes.push({ test, action: 'unchanged', url: issue.html_url });
    for (const other of surplus) await close(test, other);
  }
  for (const [test, left] of open) for (const issue of left) await close(test, issue);
  return changes;
}
