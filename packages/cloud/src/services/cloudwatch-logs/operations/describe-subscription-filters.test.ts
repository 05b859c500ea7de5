import { expect, test } from 'vitest';
import { createLogsCloud, GROUP } from '../test-support/logs-cloud.ts';

const FUNCTION = 'arn:aws:lambda:eu-west-1:000000000000:function:f';
const put = { logGroupName: GROUP, filterName: 'errors', filterPattern: 'ERROR', destinationArn: FUNCTION };

test('filters come in order of name, by prefix, in pages', async () => {
  const cloud = await createLogsCloud();
  await cloud.call('PutSubscriptionFilter', put);
  await cloud.call('PutSubscriptionFilter', {
    ...put,
    filterName: 'all',
    filterPattern: '',
    roleArn: 'arn:aws:iam::000000000000:role/r',
  });
  const errors = {
    filterName: 'errors',
    logGroupName: GROUP,
    filterPattern: 'ERROR',
    destinationArn: FUNCTION,
    distribution: 'ByLogStream',
    creationTime: cloud.now(),
  };
  const all = { ...errors, filterName: 'all', filterPattern: '', roleArn: 'arn:aws:iam::000000000000:role/r' };
  expect(await cloud.call('DescribeSubscriptionFilters', { logGroupName: GROUP })).toEqual({
    subscriptionFilters: [all, errors],
  });
  expect(await cloud.call('DescribeSubscriptionFilters', { logGroupName: GROUP, filterNamePrefix: 'e' })).toEqual({
    subscriptionFilters: [errors],
  });
  const { nextToken } = await cloud.call('DescribeSubscriptionFilters', { logGroupName: GROUP, limit: 1 });
  expect(await cloud.call('DescribeSubscriptionFilters', { logGroupName: GROUP, limit: 1, nextToken })).toEqual({
    subscriptionFilters: [errors],
  });
});

test('an unknown group is refused', async () => {
  const cloud = await createLogsCloud();
  await expect(cloud.call('DescribeSubscriptionFilters', { logGroupName: 'no' })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  });
});
