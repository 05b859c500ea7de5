import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { scheduler } from '../index.ts';
import { scheduleInput, TARGET } from '../schedule-fixture.ts';

test('the schedules go with their group; the default group stays', async () => {
  const cloud = await createTestCloud(scheduler);
  await cloud.call('CreateScheduleGroup', { Name: 'g' });
  await cloud.call('CreateSchedule', scheduleInput({ GroupName: 'g', ScheduleExpression: 'cron(0 6 * * ? *)' }));
  await cloud.call('DeleteScheduleGroup', { Name: 'g' });
  await cloud.advance(86_400_000);
  expect(cloud.arrivals(TARGET)).toEqual([]);
  expect(await cloud.call('ListSchedules', {})).toMatchObject({ Schedules: [] });
  await expect(cloud.call('DeleteScheduleGroup', { Name: 'g' })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  });
  await expect(cloud.call('DeleteScheduleGroup', { Name: 'default' })).rejects.toMatchObject({
    code: 'ValidationException',
  });
});
