import { expect, test } from 'vitest';
import { createLogsCloud } from '../test-support/logs-cloud.ts';

test('matching messages come with their number and the values found in them', async () => {
  const cloud = await createLogsCloud();
  const logEventMessages = ['1.1.1.1 GET 404', '2.2.2.2 GET 200', 'x'];
  expect(await cloud.call('TestMetricFilter', { filterPattern: '[ip, verb, status = 4*]', logEventMessages })).toEqual({
    matches: [
      {
        eventNumber: 1,
        eventMessage: '1.1.1.1 GET 404',
        extractedValues: { $ip: '1.1.1.1', $verb: 'GET', $status: '404' },
      },
    ],
  });
});

test('a malformed pattern is refused', async () => {
  const cloud = await createLogsCloud();
  await expect(cloud.call('TestMetricFilter', { filterPattern: '{', logEventMessages: ['x'] })).rejects.toMatchObject({
    code: 'InvalidParameterException',
  });
});
