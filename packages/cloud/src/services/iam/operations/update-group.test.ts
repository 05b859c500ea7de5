import { expect, test } from 'vitest';
import { createIamCloud, OWN_POLICY } from '../test-support/iam-cloud.ts';

test('a group is renamed with its members and policies', async () => {
  const cloud = await createIamCloud();
  await cloud.call('AddUserToGroup', { GroupName: 'devs', UserName: 'ann' });
  await cloud.call('AttachGroupPolicy', { GroupName: 'devs', PolicyArn: OWN_POLICY });
  await cloud.call('UpdateGroup', { GroupName: 'devs', NewGroupName: 'ops' });
  expect(await cloud.call('GetGroup', { GroupName: 'ops' })).toMatchObject({
    Group: { Arn: 'arn:aws:iam::000000000000:group/ops' },
    Users: [{ UserName: 'ann' }],
  });
  expect(await cloud.call('ListGroupsForUser', { UserName: 'ann' })).toMatchObject({ Groups: [{ GroupName: 'ops' }] });
  expect(await cloud.call('ListAttachedGroupPolicies', { GroupName: 'ops' })).toMatchObject({
    AttachedPolicies: [{ PolicyName: 'own' }],
  });
  await expect(cloud.call('UpdateGroup', { GroupName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The group with name no cannot be found.',
    status: 404,
  });
});
