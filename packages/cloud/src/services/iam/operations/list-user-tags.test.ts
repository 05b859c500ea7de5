import { expect, test } from 'vitest';
import { createIamCloud, pagesOf } from '../test-support/iam-cloud.ts';

test('tags come in order of key, in pages', async () => {
  const cloud = await createIamCloud();
  await cloud.call('TagUser', {
    UserName: 'ann',
    Tags: [
      { Key: 'b', Value: '1' },
      { Key: 'a', Value: '2' },
    ],
  });
  expect(await pagesOf(cloud, 'ListUserTags', { UserName: 'ann' }, 'Tags')).toEqual([
    { Key: 'a', Value: '2' },
    { Key: 'b', Value: '1' },
  ]);
  await expect(cloud.call('ListUserTags', { UserName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The user with name no cannot be found.',
    status: 404,
  });
});
