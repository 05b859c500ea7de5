import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { scheduler } from '../index.ts';
import { scheduleInput, TARGET } from '../schedule-fixture.ts';

test('a deleted schedule fires no more, and cannot be deleted again', async () => {
  const cloud = await createTestCloud(scheduler);
  await cloud.call('CreateSchedule', scheduleInput({ ScheduleExpression: 'cron(0 6 * * ? *)' }));
  await cloud.call('DeleteSchedule', { Name: 's' });
  await cloud.advance(86_400_000);
  expect(cloud.arrivals(TARGET)).toEqual([]);
  await expect(cloud.call('DeleteSchedule', { Name: 's' })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
    status: 404,
  });
});
