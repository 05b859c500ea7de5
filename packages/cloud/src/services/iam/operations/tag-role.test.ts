import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('tags are added and replaced, without regard to case', async () => {
  const cloud = await createIamCloud();
  await cloud.call('TagRole', {
    RoleName: 'worker',
    Tags: [
      { Key: 'b', Value: '1' },
      { Key: 'a', Value: '2' },
    ],
  });
  await cloud.call('TagRole', { RoleName: 'worker', Tags: [{ Key: 'B', Value: '3' }] });
  expect(await cloud.call('ListRoleTags', { RoleName: 'worker' })).toMatchObject({
    Tags: expect.arrayContaining([
      { Key: 'a', Value: '2' },
      { Key: 'B', Value: '3' },
    ]),
  });
  await expect(
    cloud.call('TagRole', {
      RoleName: 'worker',
      Tags: [
        { Key: 'x', Value: '' },
        { Key: 'X', Value: '' },
      ],
    }),
  ).rejects.toMatchObject({
    code: 'InvalidInput',
    message: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
  });
  const many = Array.from({ length: 49 }, (_, index) => ({ Key: `k${index}`, Value: '' }));
  await expect(cloud.call('TagRole', { RoleName: 'worker', Tags: many })).rejects.toMatchObject({
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for TagsPerRole: 50',
    status: 409,
  });
  await expect(cloud.call('TagRole', { RoleName: 'no', Tags: [] })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The role with name no cannot be found.',
    status: 404,
  });
});
