import { expect, test } from 'vitest';
import { createLogsCloud, GROUP } from '../test-support/logs-cloud.ts';

const FUNCTION = 'arn:aws:lambda:eu-west-1:000000000000:function:f';
const put = { logGroupName: GROUP, filterName: 'errors', filterPattern: 'ERROR', destinationArn: FUNCTION };

test('a filter that is gone delivers nothing', async () => {
  const cloud = await createLogsCloud();
  await cloud.call('PutSubscriptionFilter', put);
  await cloud.call('DeleteSubscriptionFilter', { logGroupName: GROUP, filterName: 'errors' });
  await cloud.write('one', 'ERROR');
  expect(cloud.arrivals(FUNCTION)).toEqual([]);
  await expect(
    cloud.call('DeleteSubscriptionFilter', { logGroupName: GROUP, filterName: 'errors' }),
  ).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
    message: 'The specified subscription filter does not exist.',
  });
});
