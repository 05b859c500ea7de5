import { expect, test } from 'vitest';
import { createLogsCloud, GROUP, GROUP_ARN } from '../test-support/logs-cloud.ts';

const namesOf = (output: Record<string, unknown>): unknown[] =>
  (output['logStreams'] as { logStreamName: string }[]).map((stream) => stream.logStreamName);

test('streams come by name or by last event, either way round', async () => {
  const cloud = await createLogsCloud();
  await cloud.call('CreateLogStream', { logGroupName: GROUP, logStreamName: 'empty' });
  await cloud.write('two', 'early');
  await cloud.advance(5);
  await cloud.write('one', 'late');
  expect(namesOf(await cloud.call('DescribeLogStreams', { logGroupIdentifier: GROUP_ARN }))).toEqual([
    'empty',
    'one',
    'two',
  ]);
  expect(namesOf(await cloud.call('DescribeLogStreams', { logGroupName: GROUP, descending: true }))).toEqual([
    'two',
    'one',
    'empty',
  ]);
  expect(namesOf(await cloud.call('DescribeLogStreams', { logGroupName: GROUP, orderBy: 'LastEventTime' }))).toEqual([
    'empty',
    'two',
    'one',
  ]);
  expect(
    namesOf(
      await cloud.call('DescribeLogStreams', {
        logGroupName: GROUP,
        orderBy: 'LastEventTime',
        descending: true,
        limit: 2,
      }),
    ),
  ).toEqual(['one', 'two']);
});

test('a stream tells when its events were', async () => {
  const cloud = await createLogsCloud();
  await cloud.write('one', 'a', 'b');
  expect(await cloud.call('DescribeLogStreams', { logGroupName: GROUP, logStreamNamePrefix: 'one' })).toMatchObject({
    logStreams: [
      {
        firstEventTimestamp: cloud.now(),
        lastEventTimestamp: cloud.now() + 1,
        lastIngestionTime: cloud.now(),
        uploadSequenceToken: expect.any(String),
      },
    ],
  });
});

test.each([{ orderBy: 'LastEventTime', descending: true }, { orderBy: 'LastEventTime' }, { descending: true }, {}])(
  'pages of one with %j give every stream once',
  async (order) => {
    const cloud = await createLogsCloud();
    await cloud.call('CreateLogStream', { logGroupName: GROUP, logStreamName: 'three' });
    await cloud.write('one', 'a');
    const names: unknown[] = [];
    let nextToken: unknown;
    do {
      const page: Record<string, unknown> = await cloud.call('DescribeLogStreams', {
        logGroupName: GROUP,
        limit: 1,
        nextToken,
        ...order,
      });
      names.push(...namesOf(page));
      nextToken = page['nextToken'];
    } while (nextToken !== undefined);
    expect(names).toEqual(namesOf(await cloud.call('DescribeLogStreams', { logGroupName: GROUP, ...order })));
    expect(names.sort()).toEqual(['one', 'three', 'two']);
  },
);

test('a prefix does not go with the order of last events', async () => {
  const cloud = await createLogsCloud();
  await expect(
    cloud.call('DescribeLogStreams', { logGroupName: GROUP, orderBy: 'LastEventTime', logStreamNamePrefix: 'o' }),
  ).rejects.toMatchObject({
    message: 'Cannot order by LastEventTime with a logStreamNamePrefix.',
  });
  await expect(cloud.call('DescribeLogStreams', {})).rejects.toMatchObject({ code: 'InvalidParameterException' });
  await expect(
    cloud.call('DescribeLogStreams', { logGroupName: GROUP, logGroupIdentifier: GROUP }),
  ).rejects.toMatchObject({
    code: 'ValidationException',
  });
});
