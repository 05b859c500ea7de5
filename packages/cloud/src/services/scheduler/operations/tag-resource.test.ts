import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { scheduler } from '../index.ts';

const ResourceArn = 'arn:aws:scheduler:eu-west-1:000000000000:schedule-group/g';

test('a tag of the same key gets the new value', async () => {
  const cloud = await createTestCloud(scheduler);
  await cloud.call('CreateScheduleGroup', { Name: 'g', Tags: [{ Key: 'a', Value: '1' }] });
  await cloud.call('TagResource', {
    ResourceArn,
    Tags: [
      { Key: 'a', Value: '2' },
      { Key: 'b', Value: '3' },
    ],
  });
  expect(await cloud.call('ListTagsForResource', { ResourceArn })).toEqual({
    Tags: [
      { Key: 'a', Value: '2' },
      { Key: 'b', Value: '3' },
    ],
  });
});

test('schedules take no tags', async () => {
  const cloud = await createTestCloud(scheduler);
  await expect(
    cloud.call('TagResource', { ResourceArn: ResourceArn.replace('schedule-group/g', 'schedule/default/s'), Tags: [] }),
  ).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
});
