import { expect, test } from 'vitest';
import { createLogsCloud, GROUP, GROUP_ARN } from '../test-support/logs-cloud.ts';

const namesOf = (output: Record<string, unknown>): unknown[] =>
  (output['logGroups'] as { logGroupName: string }[]).map((group) => group.logGroupName);

test('groups come in order of name, by prefix, by part of the name, or by ARN', async () => {
  const cloud = await createLogsCloud();
  for (const logGroupName of ['b', 'a-b', 'a-c']) await cloud.call('CreateLogGroup', { logGroupName });
  expect(namesOf(await cloud.call('DescribeLogGroups', {}))).toEqual([GROUP, 'a-b', 'a-c', 'b']);
  expect(namesOf(await cloud.call('DescribeLogGroups', { logGroupNamePrefix: 'a-' }))).toEqual(['a-b', 'a-c']);
  expect(namesOf(await cloud.call('DescribeLogGroups', { logGroupNamePattern: 'b' }))).toEqual(['a-b', 'b']);
  expect(namesOf(await cloud.call('DescribeLogGroups', { logGroupIdentifiers: [GROUP_ARN, 'b'] }))).toEqual([
    GROUP,
    'b',
  ]);
  expect(namesOf(await cloud.call('DescribeLogGroups', { logGroupClass: 'INFREQUENT_ACCESS' }))).toEqual([]);
});

test.each([1, 2, 3, 4])('pages of %d give every group once', async (limit) => {
  const cloud = await createLogsCloud();
  for (const logGroupName of ['a', 'b', 'c']) await cloud.call('CreateLogGroup', { logGroupName });
  const names: unknown[] = [];
  let nextToken: unknown;
  do {
    const page: Record<string, unknown> = await cloud.call('DescribeLogGroups', { limit, nextToken });
    names.push(...namesOf(page));
    nextToken = page['nextToken'];
  } while (nextToken !== undefined);
  expect(names).toEqual([GROUP, 'a', 'b', 'c']);
});

test('a prefix and a pattern exclude each other; a foreign token is refused', async () => {
  const cloud = await createLogsCloud();
  await expect(
    cloud.call('DescribeLogGroups', { logGroupNamePrefix: 'a', logGroupNamePattern: 'b' }),
  ).rejects.toMatchObject({
    code: 'InvalidParameterException',
    message: 'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
  });
  await expect(cloud.call('DescribeLogGroups', { nextToken: 'x' })).rejects.toMatchObject({
    message: 'The specified nextToken is invalid.',
  });
});
