import { expect, test } from 'vitest';
import { createTestCloud } from '../event-delivery/test-cloud.ts';
import { eventbridge } from './index.ts';

const bus = 'arn:aws:events:eu-west-1:000000000000:event-bus';

test('other services put events, from AWS sources too', async () => {
  const cloud = await createTestCloud(eventbridge);
  const Arn = 'arn:aws:sqs:eu-west-1:000000000000:q';
  await cloud.call('PutRule', { Name: 'r', EventPattern: '{"source":["aws.s3"]}' });
  await cloud.call('PutTargets', { Rule: 'r', Targets: [{ Id: '1', Arn }] });
  const { eventId } = await cloud.withPorts(({ buses }) => {
    if (buses === undefined) throw new Error('no port');
    expect([buses.exists(`${bus}/default`), buses.exists(`${bus}/nope`), buses.exists('x')]).toEqual([
      true,
      false,
      false,
    ]);
    return buses.putEvent(`${bus}/default`, {
      source: 'aws.s3',
      detailType: 'Object Created',
      detail: '{"key":"k"}',
      resources: ['arn:aws:s3:::b'],
    });
  });
  await cloud.settle();
  expect(cloud.bodies(Arn)).toMatchObject([
    { id: eventId, 'detail-type': 'Object Created', resources: ['arn:aws:s3:::b'], detail: { key: 'k' } },
  ]);
});

test.each([
  [`${bus}/nope`, '{}', 'ResourceNotFoundException'],
  ['nonsense', '{}', 'ResourceNotFoundException'],
  [`${bus}/default`, '[]', 'ValidationException'],
])('refuses %s with %s', async (arn, detail, code) => {
  const cloud = await createTestCloud(eventbridge);
  await expect(
    cloud.withPorts(({ buses }) => buses?.putEvent(arn, { source: 's', detailType: 't', detail })),
  ).rejects.toMatchObject({ code });
});
