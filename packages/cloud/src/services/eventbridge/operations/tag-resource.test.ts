import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('rules and buses take tags; other ARNs do not', async () => {
  const cloud = await createTestCloud(eventbridge);
  const { RuleArn } = await cloud.call('PutRule', {
    Name: 'r',
    EventPattern: '{"source":["s"]}',
    Tags: [{ Key: 'a', Value: '1' }],
  });
  await cloud.call('TagResource', {
    ResourceARN: RuleArn,
    Tags: [
      { Key: 'a', Value: '2' },
      { Key: 'b', Value: '3' },
    ],
  });
  expect(await cloud.call('ListTagsForResource', { ResourceARN: RuleArn })).toEqual({
    Tags: [
      { Key: 'a', Value: '2' },
      { Key: 'b', Value: '3' },
    ],
  });
  await expect(cloud.call('TagResource', { ResourceARN: `${String(RuleArn)}x`, Tags: [] })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
    message: 'Rule rx does not exist on EventBus default.',
  });
  await expect(
    cloud.call('TagResource', { ResourceARN: 'arn:aws:events:eu-west-1:000000000000:archive/a', Tags: [] }),
  ).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
});
