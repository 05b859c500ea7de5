import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { scheduler } from '../index.ts';
import { scheduleInput } from '../schedule-fixture.ts';

const arn = 'arn:aws:scheduler:eu-west-1:000000000000:schedule/default/s';

test('a new schedule answers its ARN', async () => {
  const cloud = await createTestCloud(scheduler);
  expect(await cloud.call('CreateSchedule', scheduleInput())).toEqual({ ScheduleArn: arn });
});

test('a name is taken once in a group; the same client token is the same request', async () => {
  const cloud = await createTestCloud(scheduler);
  await cloud.call('CreateScheduleGroup', { Name: 'g' });
  await cloud.call('CreateSchedule', scheduleInput({ ClientToken: 't' }));
  expect(await cloud.call('CreateSchedule', scheduleInput({ ClientToken: 't' }))).toEqual({ ScheduleArn: arn });
  await expect(cloud.call('CreateSchedule', scheduleInput({ ClientToken: 'u' }))).rejects.toMatchObject({
    code: 'ConflictException',
    status: 409,
    message: 'Schedule s already exists.',
  });
  expect(await cloud.call('CreateSchedule', scheduleInput({ GroupName: 'g' }))).toEqual({
    ScheduleArn: arn.replace('default', 'g'),
  });
});

// AWS: recorded refusals of CreateSchedule, 2025-01.
test.each(['cron(0 1 * * * *)', 'cron()', 'rate(10 seconds)', ' rate(10 minutes)', 'at(2021-12-31)', 'every day'])(
  'refuses the expression %j',
  async (ScheduleExpression) => {
    const cloud = await createTestCloud(scheduler);
    await expect(cloud.call('CreateSchedule', scheduleInput({ ScheduleExpression }))).rejects.toMatchObject({
      code: 'ValidationException',
      status: 400,
      message: `Invalid Schedule Expression ${ScheduleExpression}.`,
    });
  },
);

test.each([
  [{ GroupName: 'nope' }, {}, 'ResourceNotFoundException', 'Schedule group nope does not exist.'],
  [
    { ScheduleExpressionTimezone: 'Mars/Olympus' },
    {},
    'ValidationException',
    'Invalid Schedule Expression Timezone Mars/Olympus.',
  ],
  [
    { StartDate: new Date('2026-11-20T23:54:59Z') },
    {},
    'ValidationException',
    'The StartDate you specify cannot be earlier than 5 minutes ago.',
  ],
  [{ EndDate: new Date('2026-11-20T00:00:00Z') }, {}, 'ValidationException', expect.stringContaining('EndDate')],
  [
    { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } },
    {},
    'ValidationException',
    expect.stringContaining('MaximumWindowInMinutes'),
  ],
  [{}, { Arn: 'q' }, 'ValidationException', 'Provided Arn is not in correct format.'],
  [
    {},
    { Arn: 'arn:aws:events:eu-west-1:000000000000:event-bus/default' },
    'ValidationException',
    expect.stringContaining('EventBridgeParameters'),
  ],
  [
    {},
    { Arn: 'arn:aws:sqs:eu-west-1:000000000000:q.fifo' },
    'ValidationException',
    expect.stringContaining('MessageGroupId'),
  ],
  [
    {},
    { Arn: 'arn:aws:states:eu-west-1:000000000000:stateMachine:m' },
    'NotImplemented',
    expect.stringContaining('stateMachine:m'),
  ],
  [
    {},
    { Arn: 'arn:aws:scheduler:::aws-sdk:ec2:stopInstances', Input: '{}' },
    'NotImplemented',
    expect.stringContaining('ec2:stopInstances'),
  ],
  [
    {},
    { Arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage', Input: '{"messageBody":"x"}' },
    'ValidationException',
    'Invalid RequestJson provided. Reason Request payload is missing the following field(s): QueueUrl, MessageBody.',
  ],
  [
    {},
    {
      Arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage',
      Input: '{"QueueUrl":"u","MessageBody":"x","DelaySeconds":1}',
    },
    'NotImplemented',
    expect.stringContaining('with DelaySeconds'),
  ],
  [
    {},
    { Arn: 'arn:aws:scheduler:::aws-sdk:lambda:invoke', Input: '{"FunctionName":"f"}' },
    'NotImplemented',
    expect.stringContaining('with InvocationType RequestResponse'),
  ],
])('refuses %j with the target %j', async (changes, targetChanges, code, message: unknown) => {
  const cloud = await createTestCloud(scheduler);
  await expect(cloud.call('CreateSchedule', scheduleInput(changes, targetChanges))).rejects.toMatchObject({
    code,
    message,
  });
  expect(await cloud.call('ListSchedules', {})).toMatchObject({ Schedules: [] });
});
