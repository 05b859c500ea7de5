import { expect, test } from 'vitest';
import { createLogsCloud, GROUP } from '../test-support/logs-cloud.ts';

test('a group is there with what it was created with', async () => {
  const cloud = await createLogsCloud();
  await cloud.call('CreateLogGroup', {
    logGroupName: 'rare',
    logGroupClass: 'INFREQUENT_ACCESS',
    kmsKeyId: 'key',
    tags: { team: 'a' },
  });
  expect(await cloud.call('DescribeLogGroups', { logGroupNamePrefix: 'rare' })).toEqual({
    logGroups: [
      {
        logGroupName: 'rare',
        creationTime: cloud.now(),
        metricFilterCount: 0,
        arn: 'arn:aws:logs:eu-west-1:000000000000:log-group:rare:*',
        logGroupArn: 'arn:aws:logs:eu-west-1:000000000000:log-group:rare',
        storedBytes: 0,
        kmsKeyId: 'key',
        logGroupClass: 'INFREQUENT_ACCESS',
        deletionProtectionEnabled: false,
      },
    ],
  });
});

test('a name is taken once, in each region', async () => {
  const cloud = await createLogsCloud();
  await expect(cloud.call('CreateLogGroup', { logGroupName: GROUP })).rejects.toMatchObject({
    code: 'ResourceAlreadyExistsException',
    message: 'The specified log group already exists',
  });
  await expect(cloud.call('CreateLogGroup', { logGroupName: GROUP }, { region: 'us-east-1' })).resolves.toEqual({});
});

test('more than fifty tags are refused', async () => {
  const cloud = await createLogsCloud();
  const tags = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 'v']));
  await expect(cloud.call('CreateLogGroup', { logGroupName: 'x', tags })).rejects.toMatchObject({
    code: 'TooManyTagsException',
  });
});
