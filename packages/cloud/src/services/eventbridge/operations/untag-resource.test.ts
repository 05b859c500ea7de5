import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('takes the named tags away', async () => {
  const cloud = await createTestCloud(eventbridge);
  const { EventBusArn } = await cloud.call('CreateEventBus', {
    Name: 'b',
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  await cloud.call('UntagResource', { ResourceARN: EventBusArn, TagKeys: ['a', 'zzz'] });
  expect(await cloud.call('ListTagsForResource', { ResourceARN: EventBusArn })).toEqual({
    Tags: [{ Key: 'b', Value: '2' }],
  });
});
