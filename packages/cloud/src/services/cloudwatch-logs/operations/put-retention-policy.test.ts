import { expect, test } from 'vitest';
import { createLogsCloud, GROUP, GROUP_ARN } from '../test-support/logs-cloud.ts';

const DAY_MS = 86_400_000;

test('events go when they reach the retention, oldest first', async () => {
  const cloud = await createLogsCloud();
  await cloud.call('PutRetentionPolicy', { logGroupName: GROUP, retentionInDays: 3 });
  await cloud.write('one', 'first');
  await cloud.advance(DAY_MS);
  await cloud.write('one', 'second');
  await cloud.advance(2 * DAY_MS);
  expect(await cloud.call('FilterLogEvents', { logGroupName: GROUP })).toMatchObject({
    events: [{ message: 'first' }, { message: 'second' }],
  });
  await cloud.advance(1);
  expect(await cloud.call('FilterLogEvents', { logGroupName: GROUP })).toMatchObject({
    events: [{ message: 'second' }],
  });
  expect(await cloud.call('DescribeLogGroups', {})).toMatchObject({
    logGroups: [{ retentionInDays: 3, storedBytes: 32 }],
  });
  await cloud.advance(DAY_MS);
  expect(await cloud.call('FilterLogEvents', { logGroupName: GROUP })).toMatchObject({ events: [] });
});

test('a shorter retention takes effect at once, and tells of what comes too late', async () => {
  const cloud = await createLogsCloud();
  await cloud.write('one', 'old');
  await cloud.advance(2 * DAY_MS);
  await cloud.call('PutRetentionPolicy', { logGroupName: GROUP, retentionInDays: 1 });
  expect(await cloud.call('FilterLogEvents', { logGroupName: GROUP })).toMatchObject({ events: [] });
  const logEvents = [
    { timestamp: cloud.now() - DAY_MS - 1, message: 'expired' },
    { timestamp: cloud.now() - DAY_MS, message: 'in time' },
  ];
  expect(await cloud.call('PutLogEvents', { logGroupName: GROUP, logStreamName: 'one', logEvents })).toMatchObject({
    rejectedLogEventsInfo: { expiredLogEventEndIndex: 1 },
  });
  expect(await cloud.call('FilterLogEvents', { logGroupName: GROUP })).toMatchObject({
    events: [{ message: 'in time' }],
  });
});

test('only the days that AWS knows are accepted', async () => {
  const cloud = await createLogsCloud();
  await expect(cloud.call('PutRetentionPolicy', { logGroupName: GROUP, retentionInDays: 2 })).rejects.toMatchObject({
    code: 'InvalidParameterException',
    message: expect.stringContaining("Value '2' at 'retentionInDays'"),
  });
  await expect(cloud.call('PutRetentionPolicy', { logGroupName: GROUP_ARN, retentionInDays: 1 })).rejects.toMatchObject(
    {
      code: 'ResourceNotFoundException',
    },
  );
});
