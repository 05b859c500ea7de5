import { expect, test } from 'vitest';
import { createLogsCloud, GROUP, GROUP_ARN } from '../test-support/logs-cloud.ts';

test('a group goes with everything in it', async () => {
  const cloud = await createLogsCloud();
  await cloud.write('one', 'a');
  await cloud.call('DeleteLogGroup', { logGroupName: GROUP });
  expect(await cloud.call('DescribeLogGroups', {})).toEqual({ logGroups: [] });
  await cloud.call('CreateLogGroup', { logGroupName: GROUP });
  expect(await cloud.call('DescribeLogStreams', { logGroupName: GROUP })).toEqual({ logStreams: [] });
  expect(await cloud.call('FilterLogEvents', { logGroupName: GROUP })).toMatchObject({ events: [] });
});

test('a protected group stays, an unknown one cannot go', async () => {
  const cloud = await createLogsCloud();
  await cloud.call('CreateLogGroup', { logGroupName: 'kept', deletionProtectionEnabled: true });
  await expect(cloud.call('DeleteLogGroup', { logGroupName: 'kept' })).rejects.toMatchObject({
    code: 'ValidationException',
  });
  await expect(cloud.call('DeleteLogGroup', { logGroupName: `${GROUP_ARN}x` })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  });
});
