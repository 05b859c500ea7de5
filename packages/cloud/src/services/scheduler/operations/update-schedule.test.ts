import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { scheduler } from '../index.ts';
import { scheduleInput, TARGET } from '../schedule-fixture.ts';

test('an update replaces everything, the timing too', async () => {
  const cloud = await createTestCloud(scheduler);
  await cloud.call('CreateSchedule', scheduleInput({ Description: 'd', ScheduleExpression: 'cron(0 12 * * ? *)' }));
  expect(await cloud.call('UpdateSchedule', scheduleInput({ ScheduleExpression: 'cron(0 6 * * ? *)' }))).toEqual({
    ScheduleArn: 'arn:aws:scheduler:eu-west-1:000000000000:schedule/default/s',
  });
  expect(await cloud.call('GetSchedule', { Name: 's' })).toMatchObject({ Description: undefined });
  await cloud.advance(86_400_000);
  expect(cloud.arrivals(TARGET).map(({ at }) => new Date(at).toISOString())).toEqual(['2026-11-21T06:00:00.000Z']);
});

test('a schedule that is not there and a bad expression are refused', async () => {
  const cloud = await createTestCloud(scheduler);
  await expect(cloud.call('UpdateSchedule', scheduleInput())).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
    status: 404,
    message: 'Schedule s does not exist.',
  });
  await expect(cloud.call('UpdateSchedule', scheduleInput({ ScheduleExpression: 'x' }))).rejects.toMatchObject({
    message: 'Invalid Schedule Expression x.',
  });
});

test('a rate that stays the same goes on counting, a new one starts at once', async () => {
  const cloud = await createTestCloud(scheduler);
  await cloud.call('CreateSchedule', scheduleInput());
  await cloud.advance(1_800_000);
  await cloud.call('UpdateSchedule', scheduleInput({ Description: 'd' }));
  await cloud.advance(2_700_000);
  await cloud.call('UpdateSchedule', scheduleInput({ ScheduleExpression: 'rate(2 hours)' }));
  await cloud.advance(7_200_000);
  expect(cloud.arrivals(TARGET).map(({ at }) => new Date(at).toISOString().slice(11, 16))).toEqual([
    '00:00',
    '01:00',
    '01:15',
    '03:15',
  ]);
});
