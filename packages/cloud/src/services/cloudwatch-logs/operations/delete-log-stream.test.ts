import { expect, test } from 'vitest';
import { createLogsCloud, GROUP, GROUP_ARN } from '../test-support/logs-cloud.ts';

test('a stream goes with its events and what they count for', async () => {
  const cloud = await createLogsCloud();
  await cloud.write('one', 'a', 'b');
  await cloud.write('two', 'c');
  await cloud.call('DeleteLogStream', { logGroupName: GROUP, logStreamName: 'one' });
  expect(await cloud.call('FilterLogEvents', { logGroupName: GROUP })).toMatchObject({ events: [{ message: 'c' }] });
  expect(await cloud.call('DescribeLogGroups', {})).toMatchObject({
    logGroups: [{ arn: `${GROUP_ARN}:*`, storedBytes: 27 }],
  });
});

test('an unknown stream is refused', async () => {
  const cloud = await createLogsCloud();
  await expect(cloud.call('DeleteLogStream', { logGroupName: GROUP, logStreamName: 'no' })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
    message: 'The specified log stream does not exist.',
  });
});
