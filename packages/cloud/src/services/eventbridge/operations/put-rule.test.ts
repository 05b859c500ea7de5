import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

const pattern = '{"source":["shop"]}';

test('a rule of the default bus and one of a custom bus have different ARNs', async () => {
  const cloud = await createTestCloud(eventbridge);
  await cloud.call('CreateEventBus', { Name: 'orders' });
  expect(await cloud.call('PutRule', { Name: 'r', EventPattern: pattern })).toEqual({
    RuleArn: 'arn:aws:events:eu-west-1:000000000000:rule/r',
  });
  expect(await cloud.call('PutRule', { Name: 'r', EventPattern: pattern, EventBusName: 'orders' })).toEqual({
    RuleArn: 'arn:aws:events:eu-west-1:000000000000:rule/orders/r',
  });
});

test('putting a rule again replaces all but its targets', async () => {
  const cloud = await createTestCloud(eventbridge);
  await cloud.call('PutRule', { Name: 'r', EventPattern: pattern, Description: 'd' });
  await cloud.call('PutTargets', { Rule: 'r', Targets: [{ Id: '1', Arn: 'arn:aws:sqs:eu-west-1:000000000000:q' }] });
  await cloud.call('PutRule', { Name: 'r', ScheduleExpression: 'rate(1 minute)', State: 'DISABLED' });
  expect(await cloud.call('DescribeRule', { Name: 'r' })).toMatchObject({
    State: 'DISABLED',
    ScheduleExpression: 'rate(1 minute)',
    EventPattern: undefined,
    Description: undefined,
  });
  expect((await cloud.call('ListTargetsByRule', { Rule: 'r' }))['Targets']).toHaveLength(1);
});

test.each([
  [{}, 'ValidationException', 'Parameter(s) EventPattern or ScheduleExpression must be specified.'],
  [{ ScheduleExpression: 'rate(1 minutes)' }, 'ValidationException', 'Parameter ScheduleExpression is not valid.'],
  [
    { ScheduleExpression: 'at(2026-11-21T00:00:00)' },
    'ValidationException',
    'Parameter ScheduleExpression is not valid.',
  ],
  [
    { ScheduleExpression: 'rate(1 minute)', EventBusName: 'orders' },
    'ValidationException',
    'ScheduleExpression is supported only on the default event bus.',
  ],
  [{ EventPattern: pattern, EventBusName: 'nope' }, 'ResourceNotFoundException', 'Event bus nope does not exist.'],
  [
    { EventPattern: '{"a":"b"}' },
    'InvalidEventPatternException',
    'Event pattern is not valid. Reason: "a" must be an object or an array\n at [Source: (String)"{"a":"b"}"; line: 1, column: 7]',
  ],
])('%j is refused', async (input, code, message) => {
  const cloud = await createTestCloud(eventbridge);
  await cloud.call('CreateEventBus', { Name: 'orders' });
  await expect(cloud.call('PutRule', { Name: 'r', ...input })).rejects.toMatchObject({ code, message });
});

test('a scheduled rule fires on the dot, and each firing names the rule', async () => {
  const cloud = await createTestCloud(eventbridge);
  const Arn = 'arn:aws:lambda:eu-west-1:000000000000:function:f';
  const { RuleArn } = await cloud.call('PutRule', { Name: 'r', ScheduleExpression: 'cron(0/30 * * * ? *)' });
  await cloud.call('PutTargets', { Rule: 'r', Targets: [{ Id: '1', Arn }] });
  await cloud.settle({ leap: true });
  expect(cloud.arrivals(Arn)).toHaveLength(0);
  await cloud.advance(3_600_000);
  expect(cloud.bodies(Arn)).toMatchObject([
    {
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      time: '2026-11-21T00:30:00Z',
      resources: [RuleArn],
      detail: {},
    },
    { time: '2026-11-21T01:00:00Z' },
  ]);
});

test('a rate counts from the moment the rule is put, and a deleted rule fires no more', async () => {
  const cloud = await createTestCloud(eventbridge);
  const Arn = 'arn:aws:sqs:eu-west-1:000000000000:q';
  await cloud.advance(10_000);
  await cloud.call('PutRule', { Name: 'r', ScheduleExpression: 'rate(1 minute)' });
  await cloud.call('PutTargets', { Rule: 'r', Targets: [{ Id: '1', Arn, Input: '{"a":1}' }] });
  await cloud.advance(150_000);
  expect(cloud.arrivals(Arn).map(({ at, body }) => [new Date(at).toISOString(), body])).toEqual([
    ['2026-11-21T00:01:10.000Z', '{"a":1}'],
    ['2026-11-21T00:02:10.000Z', '{"a":1}'],
  ]);
  await cloud.call('RemoveTargets', { Rule: 'r', Ids: ['1'] });
  await cloud.call('DeleteRule', { Name: 'r' });
  await cloud.advance(600_000);
  expect(cloud.arrivals(Arn)).toHaveLength(2);
});
