import { expect, test } from 'vitest';
import { createLogsCloud, GROUP, GROUP_ARN } from '../test-support/logs-cloud.ts';

test('without a retention, events stay', async () => {
  const cloud = await createLogsCloud();
  await cloud.call('PutRetentionPolicy', { logGroupName: GROUP, retentionInDays: 1 });
  await cloud.write('one', 'kept');
  await cloud.call('DeleteRetentionPolicy', { logGroupName: GROUP });
  await cloud.advance(400 * 86_400_000);
  expect(await cloud.call('FilterLogEvents', { logGroupName: GROUP })).toMatchObject({ events: [{ message: 'kept' }] });
  const { logGroups } = await cloud.call('DescribeLogGroups', {});
  expect(logGroups).toEqual([expect.not.objectContaining({ retentionInDays: expect.anything() })]);
});

test('an unknown group is refused', async () => {
  const cloud = await createLogsCloud();
  await expect(cloud.call('DeleteRetentionPolicy', { logGroupName: GROUP_ARN })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  });
});
