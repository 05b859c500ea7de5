import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { scheduler } from '../index.ts';
import { scheduleInput, TARGET } from '../schedule-fixture.ts';

test('schedules are listed by group, name and state, in pages', async () => {
  const cloud = await createTestCloud(scheduler);
  await cloud.call('CreateScheduleGroup', { Name: 'a-group' });
  for (const Name of ['b', 'a']) await cloud.call('CreateSchedule', scheduleInput({ Name }));
  await cloud.call('CreateSchedule', scheduleInput({ Name: 'z', GroupName: 'a-group', State: 'DISABLED' }));
  const names = async (input: object) =>
    ((await cloud.call('ListSchedules', input))['Schedules'] as { Name: string }[]).map(({ Name }) => Name);
  expect(await names({})).toEqual(['z', 'a', 'b']);
  expect(await names({ GroupName: 'default' })).toEqual(['a', 'b']);
  expect(await names({ NamePrefix: 'b' })).toEqual(['b']);
  expect(await names({ State: 'DISABLED' })).toEqual(['z']);
  const first = await cloud.call('ListSchedules', { MaxResults: 2 });
  expect(first['Schedules']).toMatchObject([{ GroupName: 'a-group' }, { Name: 'a', Target: { Arn: TARGET } }]);
  expect(await names({ MaxResults: 2, NextToken: first['NextToken'] })).toEqual(['b']);
  await expect(names({ GroupName: 'nope' })).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
  await expect(names({ NextToken: 'x' })).rejects.toMatchObject({ code: 'ValidationException' });
});
