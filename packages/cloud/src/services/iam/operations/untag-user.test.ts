import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('tags are taken off', async () => {
  const cloud = await createIamCloud();
  await cloud.call('TagUser', {
    UserName: 'ann',
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  await cloud.call('UntagUser', { UserName: 'ann', TagKeys: ['A', 'z'] });
  expect(await cloud.call('ListUserTags', { UserName: 'ann' })).toEqual({
    Tags: [{ Key: 'b', Value: '2' }],
    IsTruncated: false,
  });
  await expect(cloud.call('UntagUser', { UserName: 'no', TagKeys: [] })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The user with name no cannot be found.',
    status: 404,
  });
});
