import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('rules of one bus come by name, in pages', async () => {
  const cloud = await createTestCloud(eventbridge);
  await cloud.call('CreateEventBus', { Name: 'orders' });
  for (const Name of ['b', 'a', 'c']) await cloud.call('PutRule', { Name, EventPattern: '{"source":["a"]}' });
  await cloud.call('PutRule', { Name: 'other', EventBusName: 'orders', EventPattern: '{"source":["a"]}' });
  const first = await cloud.call('ListRules', { Limit: 2 });
  expect(first['Rules']).toMatchObject([{ Name: 'a', EventBusName: 'default' }, { Name: 'b' }]);
  expect(await cloud.call('ListRules', { Limit: 2, NextToken: first['NextToken'] })).toMatchObject({
    Rules: [{ Name: 'c' }],
    NextToken: undefined,
  });
  expect(await cloud.call('ListRules', { EventBusName: 'orders', NamePrefix: 'o' })).toMatchObject({
    Rules: [{ Name: 'other' }],
  });
  await expect(cloud.call('ListRules', { EventBusName: 'nope' })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  });
});
