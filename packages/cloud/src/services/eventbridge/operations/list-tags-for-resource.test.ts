import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('an untagged bus has no tags, an unknown one is refused', async () => {
  const cloud = await createTestCloud(eventbridge);
  const arn = 'arn:aws:events:eu-west-1:000000000000:event-bus';
  expect(await cloud.call('ListTagsForResource', { ResourceARN: `${arn}/default` })).toEqual({ Tags: [] });
  await expect(cloud.call('ListTagsForResource', { ResourceARN: `${arn}/nope` })).rejects.toMatchObject({
    message: 'Event bus nope does not exist.',
  });
});
