import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('a profile with a role stays', async () => {
  const cloud = await createIamCloud();
  await cloud.call('AddRoleToInstanceProfile', { InstanceProfileName: 'box', RoleName: 'worker' });
  await expect(cloud.call('DeleteInstanceProfile', { InstanceProfileName: 'box' })).rejects.toMatchObject({
    code: 'DeleteConflict',
    message: 'Cannot delete entity, must remove roles from instance profile first.',
    status: 409,
  });
  await cloud.call('RemoveRoleFromInstanceProfile', { InstanceProfileName: 'box', RoleName: 'worker' });
  await cloud.call('DeleteInstanceProfile', { InstanceProfileName: 'box' });
  expect(await cloud.call('ListInstanceProfiles', {})).toEqual({ InstanceProfiles: [], IsTruncated: false });
});
