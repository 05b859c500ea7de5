import { expect, test } from 'vitest';
import { awsError } from '../../../kernel/aws-error.ts';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../../eventbridge/index.ts';
import { scheduler } from '../index.ts';
import { DEAD_LETTERS, scheduleInput, TARGET } from '../schedule-fixture.ts';

const arn = 'arn:aws:scheduler:eu-west-1:000000000000:schedule/default/s';

async function cloudWithSchedule(changes: object, targetChanges: object = {}) {
  const cloud = await createTestCloud(scheduler, eventbridge);
  await cloud.call('CreateSchedule', scheduleInput(changes, targetChanges));
  const times = (target = TARGET) => cloud.arrivals(target).map(({ at }) => new Date(at).toISOString().slice(11, 19));
  return { cloud, times };
}

test('a rate fires at once, then at its pace; without an input the target gets a notification', async () => {
  const { cloud, times } = await cloudWithSchedule({});
  await cloud.advance(2 * 3_600_000);
  expect(times()).toEqual(['00:00:00', '01:00:00', '02:00:00']);
  expect(cloud.bodies(TARGET)[1]).toMatchObject({
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    time: '2026-11-21T01:00:00Z',
    resources: [arn],
    detail: '{}',
  });
});

test('nothing fires before the start date or after the end date', async () => {
  const { cloud, times } = await cloudWithSchedule({
    StartDate: new Date('2026-11-21T00:10:00Z'),
    EndDate: new Date('2026-11-21T02:10:00Z'),
  });
  await cloud.advance(86_400_000);
  expect(times()).toEqual(['00:10:00', '01:10:00', '02:10:00']);
});

test('cron is read in the time zone', async () => {
  const { cloud, times } = await cloudWithSchedule({
    ScheduleExpression: 'cron(30 9 * * ? *)',
    ScheduleExpressionTimezone: 'Asia/Kolkata',
  });
  await cloud.advance(86_400_000);
  expect(times()).toEqual(['04:00:00']);
});

test('a one-time schedule fires once and stays, unless it is to be deleted', async () => {
  const { cloud, times } = await cloudWithSchedule({ ScheduleExpression: 'at(2026-11-21T06:00:00)' });
  await cloud.call(
    'CreateSchedule',
    scheduleInput({ Name: 'gone', ScheduleExpression: 'at(2026-11-21T07:00:00)', ActionAfterCompletion: 'DELETE' }),
  );
  await cloud.advance(86_400_000);
  expect(times()).toEqual(['06:00:00', '07:00:00']);
  expect(await cloud.call('ListSchedules', {})).toMatchObject({ Schedules: [{ Name: 's' }] });
});

test('settling does not wait for schedules', async () => {
  const { cloud, times } = await cloudWithSchedule({ ScheduleExpression: 'at(2026-11-21T06:00:00)' });
  await cloud.settle({ leap: true });
  expect(times()).toEqual([]);
});

test('a disabled schedule does not fire', async () => {
  const { cloud, times } = await cloudWithSchedule({ State: 'DISABLED' });
  await cloud.advance(86_400_000);
  expect(times()).toEqual([]);
});

test('in a flexible window the target is called some time after, the same for the same seed', async () => {
  const offsets = async () => {
    const { cloud } = await cloudWithSchedule({
      ScheduleExpression: 'rate(1 day)',
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 60 },
    });
    await cloud.advance(6 * 86_400_000);
    await cloud.settle({ leap: true });
    return cloud.arrivals(TARGET).map(({ at }) => (at - Date.parse('2026-11-21T00:00:00Z')) % 86_400_000);
  };
  const first = await offsets();
  expect(first).toHaveLength(7);
  expect(new Set(first).size).toBeGreaterThan(3);
  expect(Math.max(...first)).toBeLessThanOrEqual(3_600_000);
  expect(await offsets()).toEqual(first);
});

test('context attributes are filled in, and the attempt counts up', async () => {
  const Input =
    '{"arn":"<aws.scheduler.schedule-arn>","at":"<aws.scheduler.scheduled-time>","id":"<aws.scheduler.execution-id>","attempt":<aws.scheduler.attempt-number>}';
  const { cloud } = await cloudWithSchedule({ ScheduleExpression: 'at(2026-11-21T06:00:00)' }, { Input });
  cloud.fail(TARGET, awsError('InternalError', 'try later', { status: 500 }), 2);
  await cloud.advance(6 * 3_600_000);
  await cloud.settle({ leap: true });
  expect(cloud.bodies(TARGET)).toEqual([
    { arn, at: '2026-11-21T06:00:00Z', id: expect.stringMatching(/^[a-z0-9]{16}$/) as unknown, attempt: 3 },
  ]);
});

test('what cannot be delivered goes to the dead-letter queue and says why', async () => {
  const { cloud } = await cloudWithSchedule(
    { ScheduleExpression: 'at(2026-11-21T06:00:00)' },
    { Input: 'hello', RetryPolicy: { MaximumRetryAttempts: 1 }, DeadLetterConfig: { Arn: DEAD_LETTERS } },
  );
  cloud.fail(TARGET, awsError('InternalError', 'try later', { status: 500 }), 9);
  await cloud.advance(6 * 3_600_000);
  await cloud.settle({ leap: true });
  expect(cloud.arrivals(DEAD_LETTERS)).toMatchObject([{ body: 'hello' }]);
  expect(cloud.arrivals(DEAD_LETTERS)[0]?.attributes).toEqual({
    SCHEDULE_ARN: arn,
    TARGET_ARN: TARGET,
    EXECUTION_ID: expect.any(String) as unknown,
    SCHEDULED_TIME: '2026-11-21T06:00:00Z',
    ERROR_CODE: 'InternalError',
    ERROR_MESSAGE: 'try later',
    RETRY_ATTEMPTS: '1',
    IS_PAYLOAD_TRUNCATED: 'false',
    EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
  });
});

test('a queue that is not there is not retried; without a dead-letter queue the loss is in the trace', async () => {
  const { cloud } = await cloudWithSchedule({ ScheduleExpression: 'at(2026-11-21T06:00:00)' });
  cloud.remove(TARGET);
  await cloud.advance(6 * 3_600_000);
  expect(cloud.trace.find(({ operation }) => operation === 'invocation')?.notes).toMatchObject({
    dropped: true,
    deliveryError: 'AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist.',
  });
});

test('a FIFO queue gets the message group', async () => {
  const { cloud } = await cloudWithSchedule({}, { Arn: `${TARGET}.fifo`, SqsParameters: { MessageGroupId: 'g' } });
  await cloud.settle();
  expect(cloud.arrivals(`${TARGET}.fifo`)).toMatchObject([{ groupId: 'g' }]);
});

test('an event bus gets an event, which its rules see', async () => {
  const bus = 'arn:aws:events:eu-west-1:000000000000:event-bus/default';
  const { cloud } = await cloudWithSchedule(
    {},
    { Arn: bus, Input: '{"n":1}', EventBridgeParameters: { Source: 'shop', DetailType: 'Tick' } },
  );
  await cloud.withPorts(({ buses }) => expect(buses?.exists(bus)).toBe(true));
  await cloud.resource('AWS::Events::Rule', (type, request) =>
    type.create({ Name: 'r', EventPattern: { source: ['shop'] }, Targets: [{ Id: '1', Arn: TARGET }] }, request),
  );
  await cloud.advance(3_600_000);
  expect(cloud.bodies(TARGET)).toMatchObject([{ 'detail-type': 'Tick', detail: { n: 1 }, resources: [arn] }]);
});

const universal = 'arn:aws:scheduler:::aws-sdk';

test.each([
  [
    `${universal}:sqs:sendMessage`,
    { QueueUrl: 'http://localhost:4566/000000000000/q', MessageBody: 'hi <aws.scheduler.attempt-number>' },
    TARGET,
    'hi 1',
  ],
  [
    `${universal}:sqs:sendMessage`,
    { QueueUrl: 'https://sqs.us-east-2.amazonaws.com/111122223333/q', MessageBody: 'x' },
    'arn:aws:sqs:us-east-2:111122223333:q',
    'x',
  ],
  [
    `${universal}:lambda:invoke`,
    { FunctionName: 'f', InvocationType: 'Event', Payload: '{"a":1}' },
    'arn:aws:lambda:eu-west-1:000000000000:function:f',
    '{"a":1}',
  ],
  [
    `${universal}:sns:publish`,
    { TopicArn: 'arn:aws:sns:eu-west-1:000000000000:t', Message: 'm' },
    'arn:aws:sns:eu-west-1:000000000000:t',
    'm',
  ],
])('%s is called with %j', async (Arn, request, reached, body) => {
  const { cloud } = await cloudWithSchedule({}, { Arn, Input: JSON.stringify(request) });
  await cloud.settle();
  expect(cloud.arrivals(reached)).toMatchObject([{ body }]);
});

test('the API call PutEvents puts every entry', async () => {
  const entry = (n: number) => ({ Source: 'shop', DetailType: 'Tick', Detail: JSON.stringify({ n }) });
  const { cloud } = await cloudWithSchedule(
    { ScheduleExpression: 'cron(0 6 * * ? *)' },
    { Arn: `${universal}:eventbridge:putEvents`, Input: JSON.stringify({ Entries: [entry(1), entry(2)] }) },
  );
  await cloud.resource('AWS::Events::Rule', (type, request) =>
    type.create({ Name: 'r', EventPattern: { source: ['shop'] }, Targets: [{ Id: '1', Arn: TARGET }] }, request),
  );
  await cloud.advance(86_400_000);
  expect(cloud.bodies(TARGET)).toMatchObject([{ detail: { n: 1 } }, { detail: { n: 2 } }]);
});
