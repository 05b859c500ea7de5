import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('a profile has room for one role', async () => {
  const cloud = await createIamCloud();
  await cloud.call('AddRoleToInstanceProfile', { InstanceProfileName: 'box', RoleName: 'worker' });
  await expect(
    cloud.call('AddRoleToInstanceProfile', { InstanceProfileName: 'box', RoleName: 'worker' }),
  ).rejects.toMatchObject({
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
    status: 409,
  });
  await expect(
    cloud.call('AddRoleToInstanceProfile', { InstanceProfileName: 'no', RoleName: 'worker' }),
  ).rejects.toMatchObject({ code: 'NoSuchEntity', message: 'Instance Profile no cannot be found.', status: 404 });
  await expect(
    cloud.call('AddRoleToInstanceProfile', { InstanceProfileName: 'box', RoleName: 'no' }),
  ).rejects.toMatchObject({ code: 'NoSuchEntity', message: 'The role with name no cannot be found.', status: 404 });
});
