import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('an enabled rule matches again and counts its rate anew', async () => {
  const cloud = await createTestCloud(eventbridge);
  const Arn = 'arn:aws:sqs:eu-west-1:000000000000:q';
  await cloud.call('PutRule', { Name: 'r', ScheduleExpression: 'rate(1 minute)', State: 'DISABLED' });
  await cloud.call('PutTargets', { Rule: 'r', Targets: [{ Id: '1', Arn }] });
  await cloud.advance(90_000);
  await cloud.call('EnableRule', { Name: 'r' });
  await cloud.advance(30_000);
  await cloud.call('EnableRule', { Name: 'r' });
  await cloud.advance(40_000);
  expect(cloud.arrivals(Arn).map(({ at }) => new Date(at).toISOString())).toEqual(['2026-11-21T00:02:30.000Z']);
});
