import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { scheduler } from '../index.ts';

test('takes the named tags away', async () => {
  const cloud = await createTestCloud(scheduler);
  const ResourceArn = 'arn:aws:scheduler:eu-west-1:000000000000:schedule-group/g';
  await cloud.call('CreateScheduleGroup', {
    Name: 'g',
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  await cloud.call('UntagResource', { ResourceArn, TagKeys: ['a', 'zzz'] });
  expect(await cloud.call('ListTagsForResource', { ResourceArn })).toEqual({ Tags: [{ Key: 'b', Value: '2' }] });
});
