import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { createCloud } from '../../cloud/cloud.ts';

const START = '2026-11-21T00:00:00Z';

test('the official client makes a schedule, and its time comes', async () => {
  await using cloud = createCloud({ startTime: START });
  const [sqs, scheduler] = [cloud.client(SQSClient), cloud.client(SchedulerClient)];
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'q' }));
  const EndDate = new Date('2026-11-21T02:30:00Z');
  const created = await scheduler.send(
    new CreateScheduleCommand({
      Name: 's',
      ScheduleExpression: 'cron(0 * * * ? *)',
      EndDate,
      ActionAfterCompletion: 'DELETE',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: `arn:aws:sqs:${cloud.region}:${cloud.account}:q`,
        RoleArn: 'arn:aws:iam::000000000000:role/r',
        Input: 'at <aws.scheduler.scheduled-time>',
      },
    }),
  );
  expect(created.ScheduleArn).toBe(`arn:aws:scheduler:${cloud.region}:${cloud.account}:schedule/default/s`);
  expect(await scheduler.send(new GetScheduleCommand({ Name: 's' }))).toMatchObject({
    EndDate,
    State: 'ENABLED',
    CreationDate: new Date(START),
  });
  await cloud.clock.advance(86_400_000);
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  expect(Messages.map(({ Body }) => Body).toSorted()).toEqual([
    'at 2026-11-21T00:00:00Z',
    'at 2026-11-21T01:00:00Z',
    'at 2026-11-21T02:00:00Z',
  ]);
  expect((await scheduler.send(new ListSchedulesCommand({}))).Schedules).toEqual([]);
});

test('the official client sees the errors of AWS', async () => {
  await using cloud = createCloud({ startTime: START });
  const scheduler = cloud.client(SchedulerClient);
  await expect(scheduler.send(new DeleteScheduleCommand({ Name: 'nope' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Schedule nope does not exist.',
    $metadata: { httpStatusCode: 404 },
  });
  const input = {
    Name: 's',
    ScheduleExpression: 'rate(1 fortnight)',
    FlexibleTimeWindow: { Mode: 'OFF' as const },
    Target: { Arn: 'arn:aws:sqs:us-east-1:000000000000:q', RoleArn: 'arn:aws:iam::000000000000:role/r' },
  };
  await expect(scheduler.send(new CreateScheduleCommand(input))).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'Invalid Schedule Expression rate(1 fortnight).',
  });
});
