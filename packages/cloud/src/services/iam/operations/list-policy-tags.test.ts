import { expect, test } from 'vitest';
import { createIamCloud, OWN_POLICY, pagesOf } from '../test-support/iam-cloud.ts';

test('tags come in order of key, in pages', async () => {
  const cloud = await createIamCloud();
  await cloud.call('TagPolicy', {
    PolicyArn: OWN_POLICY,
    Tags: [
      { Key: 'b', Value: '1' },
      { Key: 'a', Value: '2' },
    ],
  });
  expect(await pagesOf(cloud, 'ListPolicyTags', { PolicyArn: OWN_POLICY }, 'Tags')).toEqual([
    { Key: 'a', Value: '2' },
    { Key: 'b', Value: '1' },
  ]);
  await expect(cloud.call('ListPolicyTags', { PolicyArn: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'Policy no was not found.',
    status: 404,
  });
});
