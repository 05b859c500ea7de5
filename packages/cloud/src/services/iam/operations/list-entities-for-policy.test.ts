import { expect, test } from 'vitest';
import { createIamCloud, OWN_POLICY, pagesOf } from '../test-support/iam-cloud.ts';

test('roles, users and groups are listed, or one kind of them', async () => {
  const cloud = await createIamCloud();
  await cloud.call('AttachRolePolicy', { RoleName: 'worker', PolicyArn: OWN_POLICY });
  await cloud.call('AttachUserPolicy', { UserName: 'ann', PolicyArn: OWN_POLICY });
  await cloud.call('AttachGroupPolicy', { GroupName: 'devs', PolicyArn: OWN_POLICY });
  expect(await cloud.call('ListEntitiesForPolicy', { PolicyArn: OWN_POLICY })).toMatchObject({
    PolicyRoles: [{ RoleName: 'worker' }],
    PolicyUsers: [{ UserName: 'ann' }],
    PolicyGroups: [{ GroupName: 'devs' }],
  });
  expect(await cloud.call('ListEntitiesForPolicy', { PolicyArn: OWN_POLICY, EntityFilter: 'User' })).toMatchObject({
    PolicyRoles: [],
    PolicyUsers: [{ UserName: 'ann' }],
    PolicyGroups: [],
  });
  expect(await pagesOf(cloud, 'ListEntitiesForPolicy', { PolicyArn: OWN_POLICY }, 'PolicyRoles')).toMatchObject([
    { RoleName: 'worker' },
  ]);
});
