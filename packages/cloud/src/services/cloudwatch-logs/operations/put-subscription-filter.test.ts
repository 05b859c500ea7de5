import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createLogsCloud, GROUP } from '../test-support/logs-cloud.ts';

const FUNCTION = 'arn:aws:lambda:eu-west-1:000000000000:function:f';
const put = { logGroupName: GROUP, filterName: 'errors', filterPattern: 'ERROR', destinationArn: FUNCTION };

test('matching events reach the function, gzipped, one invocation a batch', async () => {
  const cloud = await createLogsCloud();
  await cloud.call('PutSubscriptionFilter', put);
  await cloud.write('one', 'ERROR 1', 'fine', 'ERROR 2');
  await cloud.write('two', 'fine');
  const bodies = cloud.bodies(FUNCTION) as { awslogs: { data: string } }[];
  const { events } = await cloud.call('FilterLogEvents', { logGroupName: GROUP, filterPattern: 'ERROR' });
  expect(
    bodies.map(({ awslogs }) => JSON.parse(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString()) as unknown),
  ).toEqual([
    {
      messageType: 'DATA_MESSAGE',
      owner: '000000000000',
      logGroup: GROUP,
      logStream: 'one',
      subscriptionFilters: ['errors'],
      logEvents: (events as { eventId: string; timestamp: number; message: string }[]).map(
        ({ eventId, timestamp, message }) => ({
          id: eventId,
          timestamp,
          message,
        }),
      ),
    },
  ]);
});

test('a group has two filters at most; one of the same name is replaced', async () => {
  const cloud = await createLogsCloud();
  await cloud.call('PutSubscriptionFilter', put);
  await cloud.call('PutSubscriptionFilter', { ...put, filterName: 'all', filterPattern: '' });
  await cloud.call('PutSubscriptionFilter', { ...put, filterPattern: 'WARN' });
  await expect(cloud.call('PutSubscriptionFilter', { ...put, filterName: 'third' })).rejects.toMatchObject({
    code: 'LimitExceededException',
  });
  expect(await cloud.call('DescribeSubscriptionFilters', { logGroupName: GROUP })).toMatchObject({
    subscriptionFilters: [{ filterName: 'all' }, { filterName: 'errors', filterPattern: 'WARN' }],
  });
});

test('an unknown function, another destination and a malformed pattern are refused', async () => {
  const cloud = await createLogsCloud();
  const kinesis = 'arn:aws:kinesis:eu-west-1:000000000000:stream/s';
  await expect(cloud.call('PutSubscriptionFilter', { ...put, destinationArn: kinesis })).rejects.toMatchObject({
    code: 'NotImplemented',
    message: 'Skyrig does not emulate subscription filters whose destination is kinesis yet.',
  });
  await expect(cloud.call('PutSubscriptionFilter', { ...put, filterPattern: '[' })).rejects.toMatchObject({
    code: 'InvalidParameterException',
  });
  await expect(
    cloud.call('PutSubscriptionFilter', { ...put, emitSystemFields: ['@aws.account'] }),
  ).rejects.toMatchObject({
    message: 'Skyrig does not emulate emitSystemFields of PutSubscriptionFilter yet.',
  });
  cloud.remove(FUNCTION);
  await expect(cloud.call('PutSubscriptionFilter', put)).rejects.toMatchObject({
    code: 'InvalidParameterException',
    message:
      'Could not execute the lambda function. Make sure you have given CloudWatch Logs permission to execute your function.',
  });
});
