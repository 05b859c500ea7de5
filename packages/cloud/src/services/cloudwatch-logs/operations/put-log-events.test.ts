import { expect, test } from 'vitest';
import { createLogsCloud, GROUP, GROUP_ARN } from '../test-support/logs-cloud.ts';

const HOUR_MS = 3_600_000;

test('events are appended, and count 26 bytes each besides their text', async () => {
  const cloud = await createLogsCloud();
  expect(await cloud.write('one', 'a', 'ü')).toEqual({ nextSequenceToken: expect.stringMatching(/^\d{56}$/) });
  expect(await cloud.call('DescribeLogGroups', {})).toMatchObject({
    logGroups: [{ arn: `${GROUP_ARN}:*`, storedBytes: 55 }],
  });
});

test('events too old or too new are left out and told of', async () => {
  const cloud = await createLogsCloud();
  const put = (...offsets: number[]): Promise<Record<string, unknown>> =>
    cloud.call('PutLogEvents', {
      logGroupName: GROUP,
      logStreamName: 'one',
      logEvents: offsets.map((offset) => ({ timestamp: cloud.now() + offset, message: String(offset) })),
    });
  const old = -14 * 24 * HOUR_MS;
  expect(await put(old - 2, old - 1, old)).toMatchObject({ rejectedLogEventsInfo: { tooOldLogEventEndIndex: 2 } });
  expect(await put(0, 2 * HOUR_MS, 2 * HOUR_MS + 1)).toMatchObject({
    rejectedLogEventsInfo: { tooNewLogEventStartIndex: 2 },
  });
  expect(await put(3 * HOUR_MS)).toMatchObject({ rejectedLogEventsInfo: { tooNewLogEventStartIndex: 0 } });
  const { events } = await cloud.call('GetLogEvents', { logGroupName: GROUP, logStreamName: 'one' });
  expect(events).toMatchObject([{ message: String(old) }, { message: '0' }, { message: String(2 * HOUR_MS) }]);
});

test.each([
  [[1, 0], 'Log events in a single PutLogEvents request must be in chronological order.'],
  [[0, 24 * HOUR_MS + 1], 'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.'],
])('a batch with times %j is refused', async (offsets, message) => {
  const cloud = await createLogsCloud();
  const logEvents = offsets.map((offset) => ({ timestamp: cloud.now() - 48 * HOUR_MS + offset, message: 'x' }));
  await expect(
    cloud.call('PutLogEvents', { logGroupName: GROUP, logStreamName: 'one', logEvents }),
  ).rejects.toMatchObject({
    code: 'InvalidParameterException',
    message,
  });
});

test('a batch above 1 MiB is refused', async () => {
  const cloud = await createLogsCloud();
  await cloud.write('one', 'x'.repeat(1_048_576 - 26));
  await expect(cloud.write('one', 'x'.repeat(1_048_576 - 25))).rejects.toMatchObject({
    message: 'Upload too large: 1048577 bytes exceeds limit of 1048576',
  });
});

test('a sequence token is ignored, and a stream must be there', async () => {
  const cloud = await createLogsCloud();
  const logEvents = [{ timestamp: cloud.now(), message: 'x' }];
  await cloud.call('PutLogEvents', { logGroupName: GROUP, logStreamName: 'one', logEvents, sequenceToken: 'whatever' });
  await expect(
    cloud.call('PutLogEvents', { logGroupName: GROUP, logStreamName: 'no', logEvents }),
  ).rejects.toMatchObject({
    message: 'The specified log stream does not exist.',
  });
  await expect(
    cloud.call('PutLogEvents', { logGroupName: 'no', logStreamName: 'no', logEvents }),
  ).rejects.toMatchObject({
    message: 'The specified log group does not exist.',
  });
});
