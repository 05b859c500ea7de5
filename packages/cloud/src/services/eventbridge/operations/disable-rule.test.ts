import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('a disabled rule neither matches nor fires', async () => {
  const cloud = await createTestCloud(eventbridge);
  const Arn = 'arn:aws:sqs:eu-west-1:000000000000:q';
  await cloud.call('PutRule', { Name: 'r', EventPattern: '{"source":["a"]}', ScheduleExpression: 'rate(1 minute)' });
  await cloud.call('PutTargets', { Rule: 'r', Targets: [{ Id: '1', Arn }] });
  await cloud.call('DisableRule', { Name: 'r' });
  await cloud.call('PutEvents', { Entries: [{ Source: 'a', DetailType: 't', Detail: '{}' }] });
  await cloud.advance(600_000);
  expect(cloud.arrivals(Arn)).toEqual([]);
  expect(await cloud.call('DescribeRule', { Name: 'r' })).toMatchObject({ State: 'DISABLED' });
  await expect(cloud.call('DisableRule', { Name: 'nope' })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  });
});
