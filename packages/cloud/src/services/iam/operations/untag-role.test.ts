import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('tags are taken off', async () => {
  const cloud = await createIamCloud();
  await cloud.call('TagRole', {
    RoleName: 'worker',
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  await cloud.call('UntagRole', { RoleName: 'worker', TagKeys: ['A', 'z'] });
  expect(await cloud.call('ListRoleTags', { RoleName: 'worker' })).toEqual({
    Tags: [{ Key: 'b', Value: '2' }],
    IsTruncated: false,
  });
  await expect(cloud.call('UntagRole', { RoleName: 'no', TagKeys: [] })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The role with name no cannot be found.',
    status: 404,
  });
});
