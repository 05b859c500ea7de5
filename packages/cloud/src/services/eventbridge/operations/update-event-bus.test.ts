import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('what is left out keeps its value', async () => {
  const cloud = await createTestCloud(eventbridge);
  await cloud.call('CreateEventBus', { Name: 'orders', Description: 'one', KmsKeyIdentifier: 'k' });
  expect(await cloud.call('UpdateEventBus', { Name: 'orders', Description: 'two' })).toMatchObject({
    Name: 'orders',
    Description: 'two',
    KmsKeyIdentifier: 'k',
  });
  expect(await cloud.call('DescribeEventBus', { Name: 'orders' })).toMatchObject({
    Description: 'two',
    KmsKeyIdentifier: 'k',
  });
});

test('the default bus can be updated, an unknown one cannot', async () => {
  const cloud = await createTestCloud(eventbridge);
  await cloud.call('UpdateEventBus', { Description: 'mine' });
  expect(await cloud.call('DescribeEventBus', {})).toMatchObject({ Name: 'default', Description: 'mine' });
  await expect(cloud.call('UpdateEventBus', { Name: 'nope' })).rejects.toMatchObject({
    message: 'Event bus nope does not exist.',
  });
});
