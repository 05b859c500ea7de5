import { expect, test } from 'vitest';
import { ALLOW, createIamCloud, OWN_POLICY } from '../test-support/iam-cloud.ts';

test('a user who has something stays', async () => {
  const cloud = await createIamCloud();
  await cloud.call('AddUserToGroup', { GroupName: 'devs', UserName: 'ann' });
  await cloud.call('AttachUserPolicy', { UserName: 'ann', PolicyArn: OWN_POLICY });
  await cloud.call('PutUserPolicy', { UserName: 'ann', PolicyName: 'p', PolicyDocument: ALLOW });
  const { AccessKey } = await cloud.call('CreateAccessKey', { UserName: 'ann' });
  await expect(cloud.call('DeleteUser', { UserName: 'ann' })).rejects.toMatchObject({
    code: 'DeleteConflict',
    message: 'Cannot delete entity, must detach all policies first.',
    status: 409,
  });
  await cloud.call('DetachUserPolicy', { UserName: 'ann', PolicyArn: OWN_POLICY });
  await expect(cloud.call('DeleteUser', { UserName: 'ann' })).rejects.toMatchObject({
    code: 'DeleteConflict',
    message: 'Cannot delete entity, must delete policies first.',
  });
  await cloud.call('DeleteUserPolicy', { UserName: 'ann', PolicyName: 'p' });
  await expect(cloud.call('DeleteUser', { UserName: 'ann' })).rejects.toMatchObject({
    code: 'DeleteConflict',
    message: 'Cannot delete entity, must delete access keys first.',
  });
  await cloud.call('DeleteAccessKey', {
    UserName: 'ann',
    AccessKeyId: (AccessKey as { AccessKeyId: string }).AccessKeyId,
  });
  await expect(cloud.call('DeleteUser', { UserName: 'ann' })).rejects.toMatchObject({
    code: 'DeleteConflict',
    message: 'Cannot delete entity, must remove users from group first.',
  });
  await cloud.call('RemoveUserFromGroup', { GroupName: 'devs', UserName: 'ann' });
  await cloud.call('DeleteUser', { UserName: 'ann' });
  await expect(cloud.call('DeleteUser', { UserName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The user with name no cannot be found.',
    status: 404,
  });
});
