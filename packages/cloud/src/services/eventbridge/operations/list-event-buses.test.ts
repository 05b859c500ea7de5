import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('buses come by name, with the default bus among them', async () => {
  const cloud = await createTestCloud(eventbridge);
  for (const Name of ['zoo', 'app']) await cloud.call('CreateEventBus', { Name });
  const first = await cloud.call('ListEventBuses', { Limit: 2 });
  expect(first['EventBuses']).toMatchObject([{ Name: 'app' }, { Name: 'default' }]);
  expect(await cloud.call('ListEventBuses', { Limit: 2, NextToken: first['NextToken'] })).toMatchObject({
    EventBuses: [{ Name: 'zoo' }],
    NextToken: undefined,
  });
  expect(await cloud.call('ListEventBuses', { NamePrefix: 'z' })).toMatchObject({ EventBuses: [{ Name: 'zoo' }] });
});
