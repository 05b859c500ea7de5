import { expect, test } from 'vitest';
import { createLogsCloud, GROUP, GROUP_ARN } from '../test-support/logs-cloud.ts';

test('a stream is there, empty', async () => {
  const cloud = await createLogsCloud();
  await cloud.call('CreateLogStream', { logGroupName: GROUP, logStreamName: 'three' });
  const { logStreams } = await cloud.call('DescribeLogStreams', { logGroupName: GROUP, logStreamNamePrefix: 'th' });
  expect(logStreams).toEqual([
    {
      logStreamName: 'three',
      creationTime: cloud.now(),
      arn: `${GROUP_ARN}:log-stream:three`,
      storedBytes: 0,
    },
  ]);
});

test('a name is taken once, and the group must be there', async () => {
  const cloud = await createLogsCloud();
  await expect(cloud.call('CreateLogStream', { logGroupName: GROUP, logStreamName: 'one' })).rejects.toMatchObject({
    code: 'ResourceAlreadyExistsException',
    message: 'The specified log stream already exists',
  });
  await expect(cloud.call('CreateLogStream', { logGroupName: 'no', logStreamName: 'one' })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
    message: 'The specified log group does not exist.',
  });
});
