import { expect, test } from 'vitest';
import { ALLOW, createIamCloud, OWN_POLICY } from '../test-support/iam-cloud.ts';

test('a group with members or policies stays', async () => {
  const cloud = await createIamCloud();
  await cloud.call('AddUserToGroup', { GroupName: 'devs', UserName: 'ann' });
  await cloud.call('AttachGroupPolicy', { GroupName: 'devs', PolicyArn: OWN_POLICY });
  await cloud.call('PutGroupPolicy', { GroupName: 'devs', PolicyName: 'p', PolicyDocument: ALLOW });
  await expect(cloud.call('DeleteGroup', { GroupName: 'devs' })).rejects.toMatchObject({
    code: 'DeleteConflict',
    message: 'Cannot delete entity, must remove users from group first.',
    status: 409,
  });
  await cloud.call('RemoveUserFromGroup', { GroupName: 'devs', UserName: 'ann' });
  await expect(cloud.call('DeleteGroup', { GroupName: 'devs' })).rejects.toMatchObject({
    code: 'DeleteConflict',
    message: 'Cannot delete entity, must detach all policies first.',
  });
  await cloud.call('DetachGroupPolicy', { GroupName: 'devs', PolicyArn: OWN_POLICY });
  await expect(cloud.call('DeleteGroup', { GroupName: 'devs' })).rejects.toMatchObject({
    code: 'DeleteConflict',
    message: 'Cannot delete entity, must delete policies first.',
  });
  await cloud.call('DeleteGroupPolicy', { GroupName: 'devs', PolicyName: 'p' });
  await cloud.call('DeleteGroup', { GroupName: 'devs' });
  await expect(cloud.call('DeleteGroup', { GroupName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The group with name no cannot be found.',
    status: 404,
  });
});
