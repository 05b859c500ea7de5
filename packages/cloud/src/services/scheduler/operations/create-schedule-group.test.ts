import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { scheduler } from '../index.ts';

test('a group is made once; the default group is always there', async () => {
  const cloud = await createTestCloud(scheduler);
  const ScheduleGroupArn = 'arn:aws:scheduler:eu-west-1:000000000000:schedule-group/g';
  expect(
    await cloud.call('CreateScheduleGroup', { Name: 'g', ClientToken: 't', Tags: [{ Key: 'a', Value: 'b' }] }),
  ).toEqual({ ScheduleGroupArn });
  expect(await cloud.call('CreateScheduleGroup', { Name: 'g', ClientToken: 't' })).toEqual({ ScheduleGroupArn });
  for (const Name of ['g', 'default']) {
    await expect(cloud.call('CreateScheduleGroup', { Name })).rejects.toMatchObject({
      code: 'ConflictException',
      status: 409,
      message: `Schedule group ${Name} already exists.`,
    });
  }
});
