import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('the profiles of a role are listed', async () => {
  const cloud = await createIamCloud();
  expect(await cloud.call('ListInstanceProfilesForRole', { RoleName: 'worker' })).toEqual({
    InstanceProfiles: [],
    IsTruncated: false,
  });
  await cloud.call('AddRoleToInstanceProfile', { InstanceProfileName: 'box', RoleName: 'worker' });
  expect(await cloud.call('ListInstanceProfilesForRole', { RoleName: 'worker' })).toMatchObject({
    InstanceProfiles: [{ InstanceProfileName: 'box' }],
  });
  await expect(cloud.call('ListInstanceProfilesForRole', { RoleName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The role with name no cannot be found.',
    status: 404,
  });
});
