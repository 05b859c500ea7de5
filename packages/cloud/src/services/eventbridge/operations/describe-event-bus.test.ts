import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('names and ARNs both work; the default bus needs neither', async () => {
  const cloud = await createTestCloud(eventbridge);
  await cloud.call('CreateEventBus', { Name: 'orders' });
  const Arn = 'arn:aws:events:eu-west-1:000000000000:event-bus/orders';
  for (const Name of ['orders', Arn]) {
    expect(await cloud.call('DescribeEventBus', { Name })).toMatchObject({
      Name: 'orders',
      Arn,
      CreationTime: new Date(cloud.now()),
    });
  }
  expect(await cloud.call('DescribeEventBus', {})).toMatchObject({
    Arn: 'arn:aws:events:eu-west-1:000000000000:event-bus/default',
  });
});

test('an unknown bus is named', async () => {
  const cloud = await createTestCloud(eventbridge);
  await expect(cloud.call('DescribeEventBus', { Name: 'nope' })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
    message: 'Event bus nope does not exist.',
    status: 400,
  });
});
