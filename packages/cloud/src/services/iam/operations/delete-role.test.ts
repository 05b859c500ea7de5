import { expect, test } from 'vitest';
import { ALLOW, AWS_POLICY, createIamCloud } from '../test-support/iam-cloud.ts';

test('a role with policies or an instance profile stays', async () => {
  const cloud = await createIamCloud();
  await cloud.call('AttachRolePolicy', { RoleName: 'worker', PolicyArn: AWS_POLICY });
  await cloud.call('PutRolePolicy', { RoleName: 'worker', PolicyName: 'p', PolicyDocument: ALLOW });
  await cloud.call('AddRoleToInstanceProfile', { RoleName: 'worker', InstanceProfileName: 'box' });
  await expect(cloud.call('DeleteRole', { RoleName: 'worker' })).rejects.toMatchObject({
    code: 'DeleteConflict',
    message: 'Cannot delete entity, must remove roles from instance profile first.',
    status: 409,
  });
  await cloud.call('RemoveRoleFromInstanceProfile', { RoleName: 'worker', InstanceProfileName: 'box' });
  await expect(cloud.call('DeleteRole', { RoleName: 'worker' })).rejects.toMatchObject({
    code: 'DeleteConflict',
    message: 'Cannot delete entity, must detach all policies first.',
  });
  await cloud.call('DetachRolePolicy', { RoleName: 'worker', PolicyArn: AWS_POLICY });
  await expect(cloud.call('DeleteRole', { RoleName: 'worker' })).rejects.toMatchObject({
    code: 'DeleteConflict',
    message: 'Cannot delete entity, must delete policies first.',
  });
  await cloud.call('DeleteRolePolicy', { RoleName: 'worker', PolicyName: 'p' });
  await cloud.call('DeleteRole', { RoleName: 'worker' });
  await expect(cloud.call('DeleteRole', { RoleName: 'worker' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The role with name worker cannot be found.',
    status: 404,
  });
});
