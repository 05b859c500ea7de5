import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

const queue = 'arn:aws:sqs:eu-west-1:000000000000:q';
const good = { Source: 'shop', DetailType: 'Order Placed', Detail: '{"id":"o-1"}' };

async function cloudWithRule(pattern = '{"source":["shop"]}') {
  const cloud = await createTestCloud(eventbridge);
  await cloud.call('PutRule', { Name: 'r', EventPattern: pattern });
  await cloud.call('PutTargets', { Rule: 'r', Targets: [{ Id: '1', Arn: queue }] });
  return cloud;
}

test('a matching event arrives in its envelope', async () => {
  const cloud = await cloudWithRule();
  const output = await cloud.call('PutEvents', {
    Entries: [{ ...good, Resources: ['arn:x'], Time: new Date('2026-01-02T03:04:05.678Z') }],
  });
  expect(output).toEqual({ FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) as unknown }] });
  await cloud.settle();
  expect(cloud.arrivals(queue)).toHaveLength(1);
  expect(cloud.arrivals(queue)[0]?.body).toBe(
    `{"version":"0","id":"${(output['Entries'] as { EventId: string }[])[0]?.EventId}","detail-type":"Order Placed","source":"shop","account":"000000000000",` +
      '"time":"2026-01-02T03:04:05Z","region":"eu-west-1","resources":["arn:x"],"detail":{"id":"o-1"}}',
  );
});

test('an event that no rule wants goes nowhere', async () => {
  const cloud = await cloudWithRule('{"source":["web"]}');
  await cloud.call('PutEvents', { Entries: [good] });
  await cloud.settle({ leap: true });
  expect(cloud.arrivals(queue)).toEqual([]);
});

test('every rule and target that wants it gets the event, as steps of their own', async () => {
  const cloud = await cloudWithRule();
  await cloud.call('PutRule', { Name: 's', EventPattern: '{"detail":{"id":[{"prefix":"o-"}]}}' });
  await cloud.call('PutTargets', {
    Rule: 's',
    Targets: [
      { Id: '1', Arn: queue },
      { Id: '2', Arn: 'arn:aws:sns:eu-west-1:000000000000:t' },
    ],
  });
  await cloud.call('PutEvents', { Entries: [good] });
  await cloud.settle();
  expect([cloud.arrivals(queue).length, cloud.arrivals('arn:aws:sns:eu-west-1:000000000000:t').length]).toEqual([2, 1]);
  expect(cloud.trace.filter(({ operation }) => operation === 'delivery')).toHaveLength(3);
});

// AWS: recorded answers of PutEvents, 2024-12.
test.each([
  [
    { ...good, Source: undefined },
    'InvalidArgument',
    'Parameter Source is not valid. Reason: Source is a required argument.',
  ],
  [
    { ...good, DetailType: '' },
    'InvalidArgument',
    'Parameter DetailType is not valid. Reason: DetailType is a required argument.',
  ],
  [
    { ...good, Detail: undefined },
    'InvalidArgument',
    'Parameter Detail is not valid. Reason: Detail is a required argument.',
  ],
  [{ ...good, Detail: '[1]' }, 'MalformedDetail', 'Detail is malformed.'],
  [{ ...good, Detail: '"text"' }, 'MalformedDetail', 'Detail is malformed.'],
  [{ ...good, Detail: '{"a":' }, 'MalformedDetail', 'Detail is malformed.'],
  [{ ...good, Source: 'aws.s3' }, 'NotAuthorizedForSourceException', 'Not authorized for the source.'],
])('%j fails alone', async (entry, ErrorCode, ErrorMessage) => {
  const cloud = await cloudWithRule();
  const output = await cloud.call('PutEvents', { Entries: [entry, good] });
  expect(output).toEqual({
    FailedEntryCount: 1,
    Entries: [{ ErrorCode, ErrorMessage }, { EventId: expect.any(String) as unknown }],
  });
  await cloud.settle();
  expect(cloud.arrivals(queue)).toHaveLength(1);
});

test('an event for an unknown bus is accepted and lost', async () => {
  const cloud = await cloudWithRule();
  expect(await cloud.call('PutEvents', { Entries: [{ ...good, EventBusName: 'nope' }] })).toMatchObject({
    FailedEntryCount: 0,
  });
  await cloud.settle();
  expect(cloud.arrivals(queue)).toEqual([]);
});

test('too many bytes fail the whole call', async () => {
  const cloud = await cloudWithRule();
  const half = { ...good, Detail: JSON.stringify({ text: 'x'.repeat(600_000) }) };
  await expect(cloud.call('PutEvents', { Entries: [half, half] })).rejects.toMatchObject({
    code: 'ValidationException',
    message: 'Total size of the entries in the request is over the limit.',
  });
  expect(await cloud.call('PutEvents', { Entries: [half] })).toMatchObject({ FailedEntryCount: 0 });
});

test('a bus can be named by its ARN, in another region too', async () => {
  const cloud = await createTestCloud(eventbridge);
  const place = { region: 'us-east-1' };
  const { EventBusArn } = await cloud.call('CreateEventBus', { Name: 'orders' }, place);
  await cloud.call('PutRule', { Name: 'r', EventBusName: 'orders', EventPattern: '{"region":["eu-west-1"]}' }, place);
  await cloud.call('PutTargets', { Rule: 'r', EventBusName: 'orders', Targets: [{ Id: '1', Arn: queue }] }, place);
  await cloud.call('PutEvents', { Entries: [{ ...good, EventBusName: EventBusArn }] });
  await cloud.settle();
  expect(cloud.bodies(queue)).toMatchObject([{ region: 'eu-west-1' }]);
});

test('any detail arrives unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (detail) => {
      const cloud = await cloudWithRule();
      await cloud.call('PutEvents', { Entries: [{ ...good, Detail: JSON.stringify(detail) }] });
      await cloud.settle();
      expect(cloud.bodies(queue)).toMatchObject([{ detail: JSON.parse(JSON.stringify(detail)) as unknown }]);
    }),
    { numRuns: 20 },
  );
});
