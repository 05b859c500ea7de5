import { expect, onTestFinished, test } from 'vitest';

import type { QuarantineEntry } from '../quarantine-entry.ts';
import { createGithubClient, type GithubOptions } from './github-client.ts';
import { formatIssue, issueLabel } from './issue-text.ts';
import { syncIssues, type IssueChange } from './sync-issues.ts';
import { startGithubServer, type GithubServer } from './test-support/github-server.ts';

const entry = (name: string, expires = '2026-03-16'): QuarantineEntry => ({
  test: name,
  owner: '@team',
  reason: 'r',
  since: '2026-03-02',
  expires,
});

async function start(): Promise<GithubServer> {
  const server = await startGithubServer();
  onTestFinished(() => server.close());
  return server;
}

function sync(
  server: GithubServer,
  names: readonly QuarantineEntry[],
  more: Partial<GithubOptions> = {},
): Promise<IssueChange[]> {
  const { apiUrl } = server;
  return syncIssues(names, createGithubClient({ apiUrl, repository: 'acme/shop', token: 'test', ...more }));
}

test('each entry has one issue: opened, left alone, updated, closed', async () => {
  const server = await start();
  const first = await sync(server, [entry('a'), entry('b')]);
  expect(first.map(({ test: name, action }) => [name, action])).toEqual([
    ['a', 'opened'],
    ['b', 'opened'],
  ]);
  expect(server.issues).toMatchObject([
    { ...formatIssue(entry('a')), labels: [issueLabel] },
    { ...formatIssue(entry('b')), labels: [issueLabel] },
  ]);
  server.calls.length = 0;
  const second = await sync(server, [entry('b', '2026-03-10'), entry('a')]);
  expect(second.map(({ test: name, action }) => [name, action])).toEqual([
    ['b', 'updated'],
    ['a', 'unchanged'],
  ]);
  expect(server.calls.filter((call) => !call.startsWith('GET'))).toEqual(['PATCH /issues/2']);
  expect(server.issues[1]?.body).toContain('2026-03-10');
  await sync(server, [entry('a')]);
  expect(server.issues.map(({ state }) => state)).toEqual(['open', 'closed']);
});

test('all pages are read, and issues of others are left alone', async () => {
  const server = await start();
  const many = Array.from({ length: 7 }, (_, index) => entry(`test ${index}`));
  await sync(server, many);
  const shared = { title: 't', state: 'open', labels: [issueLabel] };
  server.issues.push(
    { ...shared, number: 8, body: 'written by hand' },
    { ...shared, number: 9, body: formatIssue(entry('test 0')).body, isPullRequest: true },
  );
  server.calls.length = 0;
  const changes = await sync(server, many);
  expect(new Set(changes.map(({ action }) => action))).toEqual(new Set(['unchanged']));
  expect(server.calls).toHaveLength(5);
  expect(server.calls.at(-1)).toContain('page=5');
});

test('of two issues for a test the older one stays', async () => {
  const server = await start();
  const { title, body } = formatIssue(entry('a'));
  for (const number of [1, 2]) server.issues.push({ number, title, body, state: 'open', labels: [issueLabel] });
  await sync(server, [entry('a')]);
  expect(server.issues.map(({ state }) => state)).toEqual(['open', 'closed']);
});

test('a rate limit is waited for as long as GitHub says', async () => {
  const server = await start();
  const reset = Math.ceil(Date.now() / 1000) + 30;
  server.disturbances.push(
    { status: 429, headers: { 'retry-after': '7' } },
    { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) } },
  );
  const waits: number[] = [];
  await sync(server, [entry('a')], { wait: (timeMs) => Promise.resolve(waits.push(timeMs)) });
  expect(server.issues).toHaveLength(1);
  expect(waits).toHaveLength(2);
  expect(waits[0]).toBe(7000);
  expect(waits[1]).toBeGreaterThan(20_000);
  expect(waits[1]).toBeLessThanOrEqual(32_000);
});

test('a rate limit that lasts too long is an error, and nothing is waited for', async () => {
  const server = await start();
  server.disturbances.push({ status: 403, headers: { 'retry-after': '3600' } });
  await expect(sync(server, [entry('a')])).rejects.toThrow(
    /^The rate limit of GitHub is used up until .*\. Try again then\./,
  );
  expect(server.calls).toHaveLength(1);
});

test.each<[string, number, RegExp]>([
  ['a permission that is missing', 403, /may not do this in acme\/shop: it needs to write issues/],
  ['issues that are switched off', 410, /^Issues are switched off in acme\/shop/],
  ['what GitHub refuses', 422, /^GitHub refuses what was sent: not like this \(GET \/repos\/acme\/shop\/issues/],
  ['trouble at GitHub', 502, /^GitHub answered 502\. not like this/],
])('%s is said', async (_what, status, message) => {
  const server = await start();
  server.disturbances.push({ status, message: 'not like this' });
  const call = sync(server, [entry('a')]);
  await expect(call).rejects.toMatchObject({
    code: 'ERR_SKYRIG_GITHUB',
    message: expect.stringMatching(message) as string,
  });
});

test('a wrong token and an unknown repository are said, without the token', async () => {
  const server = await start();
  await expect(sync(server, [], { token: 'secret' })).rejects.toThrow(
    /^GitHub does not accept the token in GITHUB_TOKEN(?!.*secret)/,
  );
  await expect(sync(server, [], { repository: 'acme/other' })).rejects.toThrow('GitHub has no repository acme/other');
});

test('the token goes to no other address', async () => {
  const server = await start();
  await sync(server, [entry('a'), entry('b'), entry('c')]);
  const moved = new URL(server.apiUrl);
  const client = createGithubClient({
    apiUrl: `http://localhost:${moved.port}`,
    repository: 'acme/shop',
    token: 'test',
  });
  await expect(syncIssues([], client)).rejects.toThrow("GitHub's next page lies at another address");
});

test('a server that is not there is said', async () => {
  const server = await startGithubServer();
  await server.close();
  await expect(sync(server, [])).rejects.toThrow(/^GitHub cannot be reached at http:\/\/127\.0\.0\.1:\d+\./);
});
