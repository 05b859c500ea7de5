import { expect, test } from 'vitest';
import { createIamCloud, pagesOf } from '../test-support/iam-cloud.ts';

test('tags come in order of key, in pages', async () => {
  const cloud = await createIamCloud();
  await cloud.call('TagRole', {
    RoleName: 'worker',
    Tags: [
      { Key: 'b', Value: '1' },
      { Key: 'a', Value: '2' },
    ],
  });
  expect(await pagesOf(cloud, 'ListRoleTags', { RoleName: 'worker' }, 'Tags')).toEqual([
    { Key: 'a', Value: '2' },
    { Key: 'b', Value: '1' },
  ]);
  await expect(cloud.call('ListRoleTags', { RoleName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The role with name no cannot be found.',
    status: 404,
  });
});
