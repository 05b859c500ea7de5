import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { scheduler } from '../index.ts';

test('the default group has no tags, an unknown one is refused', async () => {
  const cloud = await createTestCloud(scheduler);
  const arn = 'arn:aws:scheduler:eu-west-1:000000000000:schedule-group';
  expect(await cloud.call('ListTagsForResource', { ResourceArn: `${arn}/default` })).toEqual({ Tags: [] });
  await expect(cloud.call('ListTagsForResource', { ResourceArn: `${arn}/g` })).rejects.toMatchObject({ status: 404 });
});
