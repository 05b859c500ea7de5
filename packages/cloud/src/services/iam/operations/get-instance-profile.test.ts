import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('a profile is answered with its role', async () => {
  const cloud = await createIamCloud();
  await cloud.call('AddRoleToInstanceProfile', { InstanceProfileName: 'box', RoleName: 'worker' });
  expect(await cloud.call('GetInstanceProfile', { InstanceProfileName: 'box' })).toMatchObject({
    InstanceProfile: { InstanceProfileName: 'box', Roles: [{ RoleName: 'worker' }] },
  });
  await expect(cloud.call('GetInstanceProfile', { InstanceProfileName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'Instance Profile no cannot be found.',
    status: 404,
  });
});
