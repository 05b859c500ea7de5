import { expect, test } from 'vitest';
import { createIamCloud, OWN_POLICY } from '../test-support/iam-cloud.ts';

test('tags are taken off', async () => {
  const cloud = await createIamCloud();
  await cloud.call('TagPolicy', {
    PolicyArn: OWN_POLICY,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  await cloud.call('UntagPolicy', { PolicyArn: OWN_POLICY, TagKeys: ['A', 'z'] });
  expect(await cloud.call('ListPolicyTags', { PolicyArn: OWN_POLICY })).toEqual({
    Tags: [{ Key: 'b', Value: '2' }],
    IsTruncated: false,
  });
  await expect(cloud.call('UntagPolicy', { PolicyArn: 'no', TagKeys: [] })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'Policy no was not found.',
    status: 404,
  });
});
