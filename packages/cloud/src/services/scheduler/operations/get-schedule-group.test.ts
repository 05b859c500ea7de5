import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { scheduler } from '../index.ts';

test('custom groups and the default group are active', async () => {
  const cloud = await createTestCloud(scheduler);
  await cloud.call('CreateScheduleGroup', { Name: 'g' });
  expect(await cloud.call('GetScheduleGroup', { Name: 'g' })).toEqual({
    Arn: 'arn:aws:scheduler:eu-west-1:000000000000:schedule-group/g',
    Name: 'g',
    State: 'ACTIVE',
    CreationDate: new Date(cloud.now()),
    LastModificationDate: new Date(cloud.now()),
  });
  expect(await cloud.call('GetScheduleGroup', { Name: 'default' })).toMatchObject({ State: 'ACTIVE' });
  await expect(cloud.call('GetScheduleGroup', { Name: 'x' })).rejects.toMatchObject({
    status: 404,
    message: 'Schedule group x does not exist.',
  });
});
