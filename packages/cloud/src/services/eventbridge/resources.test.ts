import { expect, test } from 'vitest';
import { createTestCloud } from '../event-delivery/test-cloud.ts';
import { eventbridge } from './index.ts';

const target = { Id: '1', Arn: 'arn:aws:sqs:eu-west-1:000000000000:q', RetryPolicy: { MaximumRetryAttempts: '3' } };

test('a rule comes with its targets, and goes with them', async () => {
  const cloud = await createTestCloud(eventbridge);
  const properties = { EventPattern: { source: ['s'] }, Targets: [target] };
  const created = await cloud.resource('AWS::Events::Rule', (type, request) => type.create(properties, request));
  expect(created).toEqual({
    physicalId: 'stack-Logical-X',
    attributes: { Arn: 'arn:aws:events:eu-west-1:000000000000:rule/stack-Logical-X' },
  });
  expect(await cloud.call('ListTargetsByRule', { Rule: 'stack-Logical-X' })).toMatchObject({
    Targets: [{ Id: '1', RetryPolicy: { MaximumRetryAttempts: 3 } }],
  });
  const next = {
    ScheduleExpression: 'rate(1 day)',
    State: 'DISABLED',
    Tags: [{ Key: 'a', Value: 'b' }],
    Targets: [{ ...target, Id: '2' }],
  };
  await cloud.resource('AWS::Events::Rule', (type, request) =>
    type.update('stack-Logical-X', next, properties, request),
  );
  expect(await cloud.call('DescribeRule', { Name: 'stack-Logical-X' })).toMatchObject({
    State: 'DISABLED',
    ScheduleExpression: 'rate(1 day)',
    EventPattern: undefined,
  });
  expect(await cloud.call('ListTargetsByRule', { Rule: 'stack-Logical-X' })).toMatchObject({ Targets: [{ Id: '2' }] });
  const ResourceARN = 'arn:aws:events:eu-west-1:000000000000:rule/stack-Logical-X';
  expect(await cloud.call('ListTagsForResource', { ResourceARN })).toEqual({
    Tags: [
      { Key: 'aws:cloudformation:stack-name', Value: 'stack' },
      { Key: 'a', Value: 'b' },
    ],
  });
  await cloud.resource('AWS::Events::Rule', (type) => type.delete('stack-Logical-X', next));
  expect(await cloud.call('ListRules', {})).toMatchObject({ Rules: [] });
});

test('a rule of a custom bus has both names in its id', async () => {
  const cloud = await createTestCloud(eventbridge);
  const bus = await cloud.resource('AWS::Events::EventBus', (type, request) =>
    type.create({ Name: 'orders', Tags: [{ Key: 'a', Value: 'b' }] }, request),
  );
  expect(bus).toEqual({
    physicalId: 'orders',
    attributes: { Arn: 'arn:aws:events:eu-west-1:000000000000:event-bus/orders', Name: 'orders' },
  });
  const rule = { Name: 'r', EventBusName: 'orders', EventPattern: { source: ['s'] } };
  expect(await cloud.resource('AWS::Events::Rule', (type, request) => type.create(rule, request))).toMatchObject({
    physicalId: 'orders|r',
  });
  await cloud.resource('AWS::Events::Rule', (type) => type.delete('orders|r', rule));
  await cloud.resource('AWS::Events::EventBus', (type) => type.delete('orders', {}));
  expect(await cloud.call('ListEventBuses', {})).toMatchObject({ EventBuses: [{ Name: 'default' }] });
});

test('a bus policy is one statement', async () => {
  const cloud = await createTestCloud(eventbridge);
  const properties = {
    StatementId: 's',
    Statement: { Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: '*' },
  };
  await cloud.resource('AWS::Events::EventBusPolicy', (type, request) => type.create(properties, request));
  expect(JSON.parse(String((await cloud.call('DescribeEventBus', {}))['Policy']))).toMatchObject({
    Statement: [{ Sid: 's', Effect: 'Allow' }],
  });
  await cloud.resource('AWS::Events::EventBusPolicy', (type) => type.delete('default|s', properties));
  expect(await cloud.call('DescribeEventBus', {})).toMatchObject({ Policy: undefined });
});

test('an archive is made, changed and deleted', async () => {
  const cloud = await createTestCloud(eventbridge);
  const properties = {
    ArchiveName: 'a',
    SourceArn: 'arn:aws:events:eu-west-1:000000000000:event-bus/default',
    EventPattern: { source: ['s'] },
  };
  await cloud.resource('AWS::Events::Archive', (type, request) => type.create(properties, request));
  await cloud.resource('AWS::Events::Archive', (type, request) =>
    type.update('a', { ...properties, RetentionDays: '7' }, properties, request),
  );
  expect(await cloud.call('DescribeArchive', { ArchiveName: 'a' })).toMatchObject({
    RetentionDays: 7,
    EventPattern: '{"source":["s"]}',
  });
  await cloud.resource('AWS::Events::Archive', (type) => type.delete('a', properties));
  expect(await cloud.call('ListArchives', {})).toMatchObject({ Archives: [] });
});
