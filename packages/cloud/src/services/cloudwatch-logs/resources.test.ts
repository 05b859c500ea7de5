import { expect, test } from 'vitest';
import { createLogsCloud, GROUP } from './test-support/logs-cloud.ts';

test('a log group is created, updated and deleted', async () => {
  const cloud = await createLogsCloud();
  const created = await cloud.resource('AWS::Logs::LogGroup', (type, request) =>
    type.create({ RetentionInDays: '7', Tags: [{ Key: 'a', Value: '1' }] }, request),
  );
  expect(created).toEqual({
    physicalId: 'stack-Logical-X',
    attributes: { Arn: 'arn:aws:logs:eu-west-1:000000000000:log-group:stack-Logical-X:*' },
  });
  expect(await cloud.call('ListTagsLogGroup', { logGroupName: 'stack-Logical-X' })).toEqual({
    tags: { a: '1', 'aws:cloudformation:stack-name': 'stack' },
  });
  await cloud.resource('AWS::Logs::LogGroup', (type, request) =>
    type.update('stack-Logical-X', {}, { RetentionInDays: '7' }, request),
  );
  const { logGroups } = await cloud.call('DescribeLogGroups', { logGroupNamePrefix: 'stack' });
  expect(logGroups).toEqual([expect.not.objectContaining({ retentionInDays: 7 })]);
  await cloud.resource('AWS::Logs::LogGroup', (type) => type.delete('stack-Logical-X', {}));
  expect(await cloud.call('DescribeLogGroups', { logGroupNamePrefix: 'stack' })).toEqual({ logGroups: [] });
});

test('a log stream is created and deleted', async () => {
  const cloud = await createLogsCloud();
  const properties = { LogGroupName: GROUP, LogStreamName: 'made' };
  expect(await cloud.resource('AWS::Logs::LogStream', (type, request) => type.create(properties, request))).toEqual({
    physicalId: 'made',
    attributes: {},
  });
  await cloud.write('made', 'x');
  await cloud.resource('AWS::Logs::LogStream', (type) => type.delete('made', properties));
  await expect(cloud.write('made', 'x')).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
});

test('a subscription filter is created, updated and deleted', async () => {
  const cloud = await createLogsCloud();
  const properties = {
    LogGroupName: GROUP,
    FilterPattern: 'A',
    DestinationArn: 'arn:aws:lambda:eu-west-1:000000000000:function:f',
  };
  const { physicalId } = await cloud.resource('AWS::Logs::SubscriptionFilter', (type, request) =>
    type.create(properties, request),
  );
  await cloud.resource('AWS::Logs::SubscriptionFilter', (type, request) =>
    type.update(physicalId, { ...properties, FilterPattern: 'B' }, properties, request),
  );
  expect(await cloud.call('DescribeSubscriptionFilters', { logGroupName: GROUP })).toMatchObject({
    subscriptionFilters: [{ filterName: 'stack-Logical-X', filterPattern: 'B' }],
  });
  await cloud.resource('AWS::Logs::SubscriptionFilter', (type) => type.delete(physicalId, properties));
  expect(await cloud.call('DescribeSubscriptionFilters', { logGroupName: GROUP })).toEqual({ subscriptionFilters: [] });
});
