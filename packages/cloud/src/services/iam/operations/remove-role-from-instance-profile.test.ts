import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('only the role that is in it can be removed', async () => {
  const cloud = await createIamCloud();
  await cloud.call('AddRoleToInstanceProfile', { InstanceProfileName: 'box', RoleName: 'worker' });
  await expect(
    cloud.call('RemoveRoleFromInstanceProfile', { InstanceProfileName: 'box', RoleName: 'no' }),
  ).rejects.toMatchObject({ code: 'NoSuchEntity', message: 'The role with name no cannot be found.', status: 404 });
  await cloud.call('RemoveRoleFromInstanceProfile', { InstanceProfileName: 'box', RoleName: 'worker' });
  expect(await cloud.call('GetInstanceProfile', { InstanceProfileName: 'box' })).toMatchObject({
    InstanceProfile: { Roles: [] },
  });
});
