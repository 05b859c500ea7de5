import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

const arn = 'arn:aws:events:eu-west-1:000000000000:event-bus/orders';

test('a new bus answers its ARN and can be described', async () => {
  const cloud = await createTestCloud(eventbridge);
  expect(
    await cloud.call('CreateEventBus', { Name: 'orders', Description: 'd', Tags: [{ Key: 'a', Value: 'b' }] }),
  ).toMatchObject({ EventBusArn: arn, Description: 'd' });
  expect(await cloud.call('ListTagsForResource', { ResourceARN: arn })).toEqual({ Tags: [{ Key: 'a', Value: 'b' }] });
});

test('a name is taken once, and the default bus is always there', async () => {
  const cloud = await createTestCloud(eventbridge);
  await cloud.call('CreateEventBus', { Name: 'orders' });
  for (const Name of ['orders', 'default']) {
    await expect(cloud.call('CreateEventBus', { Name })).rejects.toMatchObject({
      code: 'ResourceAlreadyExistsException',
      message: `Event bus ${Name} already exists.`,
    });
  }
});

test('a name with a slash and partner sources are refused', async () => {
  const cloud = await createTestCloud(eventbridge);
  await expect(cloud.call('CreateEventBus', { Name: 'a/b' })).rejects.toMatchObject({
    message: "Event bus name must not contain '/'.",
  });
  await expect(cloud.call('CreateEventBus', { Name: 'a', EventSourceName: 'aws.partner/x' })).rejects.toMatchObject({
    code: 'ValidationException',
  });
});
