import {
  CreateArchiveCommand,
  DescribeArchiveCommand,
  DescribeRuleCommand,
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  StartReplayCommand,
  DescribeReplayCommand,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { createCloud } from '../../cloud/cloud.ts';
import type { Cloud } from '../../cloud/cloud.ts';

const START = '2026-11-21T00:00:00Z';

async function createQueue(
  cloud: Cloud,
): Promise<{ readonly arn: string; readonly bodies: () => Promise<readonly unknown[]> }> {
  const sqs = cloud.client(SQSClient);
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'q' }));
  return {
    arn: `arn:aws:sqs:${cloud.region}:${cloud.account}:q`,
    bodies: async () => {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
      return Messages.map(({ Body }): unknown => JSON.parse(Body ?? ''));
    },
  };
}

test('the official client puts a rule, events reach a queue, and are replayed from an archive', async () => {
  await using cloud = createCloud({ startTime: START });
  const events = cloud.client(EventBridgeClient);
  const queue = await createQueue(cloud);
  await events.send(new PutRuleCommand({ Name: 'r', EventPattern: '{"source":["shop"]}' }));
  const put = await events.send(
    new PutTargetsCommand({
      Rule: 'r',
      Targets: [{ Id: '1', Arn: queue.arn, RetryPolicy: { MaximumRetryAttempts: 3 } }],
    }),
  );
  expect(put.FailedEntryCount).toBe(0);
  const EventSourceArn = `arn:aws:events:${cloud.region}:${cloud.account}:event-bus/default`;
  await events.send(new CreateArchiveCommand({ ArchiveName: 'a', EventSourceArn }));
  const Entries = [
    { Source: 'shop', DetailType: 'Order Placed', Detail: '{"id":"o-1"}', Time: new Date('2026-11-20T12:00:00.5Z') },
    { Source: 'shop' },
  ];
  const output = await events.send(new PutEventsCommand({ Entries }));
  expect(output.Entries).toEqual([
    { EventId: expect.any(String) as unknown },
    { ErrorCode: 'InvalidArgument', ErrorMessage: expect.any(String) as unknown },
  ]);
  await cloud.settle();
  expect(await queue.bodies()).toMatchObject([{ source: 'shop', detail: { id: 'o-1' }, time: '2026-11-20T12:00:00Z' }]);
  expect(await events.send(new DescribeArchiveCommand({ ArchiveName: 'a' }))).toMatchObject({
    EventCount: 1,
    CreationTime: new Date(START),
  });
  await events.send(
    new StartReplayCommand({
      ReplayName: 'again',
      EventSourceArn: `arn:aws:events:${cloud.region}:${cloud.account}:archive/a`,
      EventStartTime: new Date('2026-11-20T00:00:00Z'),
      EventEndTime: new Date(START),
      Destination: { Arn: EventSourceArn },
    }),
  );
  await cloud.settle();
  expect(await events.send(new DescribeReplayCommand({ ReplayName: 'again' }))).toMatchObject({
    State: 'COMPLETED',
    ReplayEndTime: new Date(START),
  });
  expect(await queue.bodies()).toMatchObject([{ 'replay-name': 'again', detail: { id: 'o-1' } }]);
});

test('the official client sees the errors of AWS', async () => {
  await using cloud = createCloud({ startTime: START });
  const events = cloud.client(EventBridgeClient);
  await expect(events.send(new DescribeRuleCommand({ Name: 'nope' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Rule nope does not exist on EventBus default.',
    $metadata: { httpStatusCode: 400 },
  });
  await expect(
    events.send(new TestEventPatternCommand({ EventPattern: '{"a":1}', Event: '{}' })),
  ).rejects.toMatchObject({ name: 'InvalidEventPatternException' });
  const tooMany = Array.from({ length: 11 }, () => ({ Source: 's', DetailType: 't', Detail: '{}' }));
  await expect(events.send(new PutEventsCommand({ Entries: tooMany }))).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('Member must have length less than or equal to 10') as unknown,
  });
});

test('a fork has the rules, the schedule and what is archived, and goes its own way', async () => {
  await using cloud = createCloud({ startTime: START });
  const queue = await createQueue(cloud);
  const events = cloud.client(EventBridgeClient);
  await events.send(new PutRuleCommand({ Name: 'r', ScheduleExpression: 'rate(1 minute)' }));
  await events.send(new PutTargetsCommand({ Rule: 'r', Targets: [{ Id: '1', Arn: queue.arn, Input: '{"tick":1}' }] }));
  await using fork = await cloud.fork();
  await fork.clock.advance(120_000);
  expect(await queue.bodies()).toEqual([]);
  const { bodies } = await createQueue(fork);
  expect(await bodies()).toEqual([{ tick: 1 }, { tick: 1 }]);
});

test('whatever the order of deliveries, every target gets every event once', async () => {
  const orders = new Set<string>();
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    await using cloud = createCloud({ startTime: START, schedule: { seed } });
    const events = cloud.client(EventBridgeClient);
    const queue = await createQueue(cloud);
    await events.send(new PutRuleCommand({ Name: 'r', EventPattern: '{"source":["shop"]}' }));
    const Targets = ['a', 'b', 'c'].map((Id) => ({ Id, Arn: queue.arn, Input: JSON.stringify(Id) }));
    await events.send(new PutTargetsCommand({ Rule: 'r', Targets }));
    await events.send(new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 't', Detail: '{}' }] }));
    await cloud.settle();
    const bodies = await queue.bodies();
    expect(bodies.toSorted()).toEqual(['a', 'b', 'c']);
    orders.add(
      cloud.trace.records
        .filter(({ service, operation }) => service === 'eventbridge' && operation === 'delivery')
        .map(({ identity }) => identity)
        .join(' '),
    );
  }
  expect(orders.size).toBeGreaterThan(1);
});
