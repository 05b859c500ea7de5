import { expect, test } from 'vitest';
import { ALLOW, createIamCloud, OWN_POLICY } from '../test-support/iam-cloud.ts';

test('a user is renamed with everything it has', async () => {
  const cloud = await createIamCloud();
  await cloud.call('AddUserToGroup', { GroupName: 'devs', UserName: 'ann' });
  await cloud.call('AttachUserPolicy', { UserName: 'ann', PolicyArn: OWN_POLICY });
  await cloud.call('PutUserPolicy', { UserName: 'ann', PolicyName: 'p', PolicyDocument: ALLOW });
  await cloud.call('CreateAccessKey', { UserName: 'ann' });
  await cloud.call('UpdateUser', { UserName: 'ann', NewUserName: 'eve', NewPath: '/new/' });
  expect(await cloud.call('GetUser', { UserName: 'eve' })).toMatchObject({
    User: { Arn: 'arn:aws:iam::000000000000:user/new/eve' },
  });
  expect(await cloud.call('ListGroupsForUser', { UserName: 'eve' })).toMatchObject({ Groups: [{ GroupName: 'devs' }] });
  expect(await cloud.call('GetGroup', { GroupName: 'devs' })).toMatchObject({ Users: [{ UserName: 'eve' }] });
  expect(await cloud.call('ListEntitiesForPolicy', { PolicyArn: OWN_POLICY })).toMatchObject({
    PolicyUsers: [{ UserName: 'eve' }],
  });
  expect(await cloud.call('ListUserPolicies', { UserName: 'eve' })).toMatchObject({ PolicyNames: ['p'] });
  expect(await cloud.call('ListAccessKeys', { UserName: 'eve' })).toMatchObject({
    AccessKeyMetadata: [{ UserName: 'eve' }],
  });
  await expect(cloud.call('GetUser', { UserName: 'ann' })).rejects.toMatchObject({ code: 'NoSuchEntity' });
  await cloud.call('CreateUser', { UserName: 'ann' });
  expect(await cloud.call('ListUserPolicies', { UserName: 'ann' })).toMatchObject({ PolicyNames: [] });
  await expect(cloud.call('UpdateUser', { UserName: 'ann', NewUserName: 'EVE' })).rejects.toMatchObject({
    code: 'EntityAlreadyExists',
    message: 'User with name EVE already exists.',
  });
});
