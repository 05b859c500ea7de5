import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { scheduler } from '../index.ts';

test('groups are listed by name, in pages', async () => {
  const cloud = await createTestCloud(scheduler);
  for (const Name of ['z', 'a']) await cloud.call('CreateScheduleGroup', { Name });
  const first = await cloud.call('ListScheduleGroups', { MaxResults: 2 });
  expect(first['ScheduleGroups']).toMatchObject([{ Name: 'a' }, { Name: 'default' }]);
  expect(await cloud.call('ListScheduleGroups', { NextToken: first['NextToken'] })).toMatchObject({
    ScheduleGroups: [{ Name: 'z' }],
    NextToken: undefined,
  });
  expect(await cloud.call('ListScheduleGroups', { NamePrefix: 'a' })).toMatchObject({
    ScheduleGroups: [{ Name: 'a' }],
  });
});
