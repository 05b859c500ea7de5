import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('a deleted bus is gone, and deleting it again succeeds', async () => {
  const cloud = await createTestCloud(eventbridge);
  await cloud.call('CreateEventBus', { Name: 'orders' });
  await cloud.call('DeleteEventBus', { Name: 'orders' });
  await cloud.call('DeleteEventBus', { Name: 'orders' });
  await expect(cloud.call('DescribeEventBus', { Name: 'orders' })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  });
});

test('the default bus and one with rules stay', async () => {
  const cloud = await createTestCloud(eventbridge);
  await expect(cloud.call('DeleteEventBus', { Name: 'default' })).rejects.toMatchObject({
    message: 'Cannot delete event bus default.',
  });
  await cloud.call('CreateEventBus', { Name: 'orders' });
  await cloud.call('PutRule', { Name: 'r', EventBusName: 'orders', EventPattern: '{"source":["a"]}' });
  await expect(cloud.call('DeleteEventBus', { Name: 'orders' })).rejects.toMatchObject({ code: 'ValidationException' });
});
