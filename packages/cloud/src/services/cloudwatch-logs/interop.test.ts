import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
  paginateFilterLogEvents,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
  ResourceAlreadyExistsException,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { createCloud } from '../../index.ts';

test('the SDK writes, searches and pages', async () => {
  const cloud = createCloud();
  const logs = cloud.client(CloudWatchLogsClient);
  const logGroupName = 'group';
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  await expect(logs.send(new CreateLogGroupCommand({ logGroupName }))).rejects.toBeInstanceOf(
    ResourceAlreadyExistsException,
  );
  await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 7 }));
  await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 's' }));
  const timestamp = cloud.clock.now();
  const logEvents = Array.from({ length: 25 }, (_, index) => ({ timestamp, message: JSON.stringify({ index }) }));
  await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName: 's', logEvents }));
  const found: unknown[] = [];
  for await (const page of paginateFilterLogEvents(
    { client: logs, pageSize: 4 },
    { logGroupName, filterPattern: '{ $.index >= 10 }' },
  )) {
    found.push(...(page.events ?? []).map(({ message }) => (JSON.parse(message ?? '') as { index: number }).index));
  }
  expect(found).toEqual(Array.from({ length: 15 }, (_, index) => index + 10));
  const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
  expect(logGroups).toMatchObject([{ logGroupName, retentionInDays: 7, creationTime: timestamp }]);
  await cloud.close();
});

test('a missing group and an empty message are told in the words of the SDK', async () => {
  const cloud = createCloud();
  const logs = cloud.client(CloudWatchLogsClient);
  await expect(logs.send(new FilterLogEventsCommand({ logGroupName: 'no' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'The specified log group does not exist.',
    $metadata: { httpStatusCode: 400 },
  });
  const logEvents = [{ timestamp: 1, message: '' }];
  await expect(
    logs.send(new PutLogEventsCommand({ logGroupName: 'g', logStreamName: 's', logEvents })),
  ).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  await cloud.close();
});

test('a snapshot has the events of its time', async () => {
  const cloud = createCloud();
  const logs = cloud.client(CloudWatchLogsClient);
  await logs.send(new CreateLogGroupCommand({ logGroupName: 'g' }));
  await logs.send(new CreateLogStreamCommand({ logGroupName: 'g', logStreamName: 's' }));
  const snapshot = cloud.snapshot();
  const timestamp = cloud.clock.now();
  const logEvents = [{ timestamp, message: 'x' }];
  await logs.send(new PutLogEventsCommand({ logGroupName: 'g', logStreamName: 's', logEvents }));
  cloud.restore(snapshot);
  expect((await logs.send(new FilterLogEventsCommand({ logGroupName: 'g' }))).events).toEqual([]);
  await cloud.close();
});
