import { expect, test } from 'vitest';
import type { Properties, ResourceResult } from '../../kernel/service.ts';
import type { TestCloud } from '../event-delivery/test-cloud.ts';
import { ALLOW, AWS_POLICY, createIamCloud, DENY, OWN_POLICY, TRUST } from './test-support/iam-cloud.ts';

const parsed = (document: string): unknown => JSON.parse(document) as unknown;

/** Creates a resource, updates it and deletes it, looking at it in between. */
async function live(
  cloud: TestCloud,
  type: string,
  first: Properties,
  second: Properties,
  look: (result: ResourceResult, which: 'created' | 'updated') => Promise<void>,
): Promise<void> {
  const created = await cloud.resource(type, (found, request) => found.create(first, request));
  await look(created, 'created');
  await look(
    await cloud.resource(type, (found, request) => found.update(created.physicalId, second, first, request)),
    'updated',
  );
  await cloud.resource(type, (found) => found.delete(created.physicalId, second));
}

test('AWS::IAM::Role has inline and managed policies', async () => {
  const cloud = await createIamCloud();
  const base = { AssumeRolePolicyDocument: parsed(TRUST), Path: '/a/' };
  const first = {
    ...base,
    ManagedPolicyArns: [AWS_POLICY],
    Policies: [{ PolicyName: 'p', PolicyDocument: parsed(ALLOW) }],
  };
  const second = {
    ...base,
    ManagedPolicyArns: [OWN_POLICY],
    Policies: [{ PolicyName: 'q', PolicyDocument: parsed(DENY) }],
    MaxSessionDuration: '7200',
  };
  await live(cloud, 'AWS::IAM::Role', first, second, async ({ physicalId, attributes }, which) => {
    expect(attributes).toEqual({
      Arn: 'arn:aws:iam::000000000000:role/a/stack-Logical-X',
      RoleId: expect.stringMatching(/^AROA/),
    });
    const RoleName = physicalId;
    const created = which === 'created';
    expect(await cloud.call('ListAttachedRolePolicies', { RoleName })).toMatchObject({
      AttachedPolicies: [{ PolicyArn: created ? AWS_POLICY : OWN_POLICY }],
    });
    expect(await cloud.call('ListRolePolicies', { RoleName })).toMatchObject({ PolicyNames: [created ? 'p' : 'q'] });
    expect(await cloud.call('GetRole', { RoleName })).toMatchObject({
      Role: { MaxSessionDuration: created ? 3600 : 7200 },
    });
  });
  await expect(cloud.call('GetRole', { RoleName: 'stack-Logical-X' })).rejects.toMatchObject({ code: 'NoSuchEntity' });
});

test('AWS::IAM::Policy writes the policies of others', async () => {
  const cloud = await createIamCloud();
  const first = { PolicyName: 'p', PolicyDocument: parsed(ALLOW), Roles: ['worker'], Users: ['ann'] };
  const second = { PolicyName: 'p', PolicyDocument: parsed(DENY), Roles: ['worker'], Groups: ['devs'] };
  await live(cloud, 'AWS::IAM::Policy', first, second, async ({ attributes }, which) => {
    expect(attributes).toEqual({ Id: 'stack-Logical-X' });
    expect(await cloud.call('ListRolePolicies', { RoleName: 'worker' })).toMatchObject({ PolicyNames: ['p'] });
    expect(await cloud.call('ListUserPolicies', { UserName: 'ann' })).toMatchObject({
      PolicyNames: which === 'created' ? ['p'] : [],
    });
    expect(await cloud.call('ListGroupPolicies', { GroupName: 'devs' })).toMatchObject({
      PolicyNames: which === 'created' ? [] : ['p'],
    });
  });
  expect(await cloud.call('ListRolePolicies', { RoleName: 'worker' })).toMatchObject({ PolicyNames: [] });
});

test('AWS::IAM::ManagedPolicy makes a version of each change', async () => {
  const cloud = await createIamCloud();
  const first = { ManagedPolicyName: 'm', PolicyDocument: parsed(ALLOW), Roles: ['worker'] };
  const second = { ManagedPolicyName: 'm', PolicyDocument: parsed(DENY), Users: ['ann'] };
  await live(cloud, 'AWS::IAM::ManagedPolicy', first, second, async ({ physicalId, attributes }, which) => {
    expect(physicalId).toBe('arn:aws:iam::000000000000:policy/m');
    expect(attributes).toMatchObject({
      PolicyArn: physicalId,
      DefaultVersionId: which === 'created' ? 'v1' : 'v2',
      AttachmentCount: 1,
    });
    expect(await cloud.call('ListEntitiesForPolicy', { PolicyArn: physicalId })).toMatchObject(
      which === 'created'
        ? { PolicyRoles: [{ RoleName: 'worker' }], PolicyUsers: [] }
        : { PolicyRoles: [], PolicyUsers: [{ UserName: 'ann' }] },
    );
  });
  expect(await cloud.call('ListPolicies', {})).toMatchObject({ Policies: [{ PolicyName: 'own' }] });
});

test('AWS::IAM::InstanceProfile has a role', async () => {
  const cloud = await createIamCloud();
  await cloud.call('CreateRole', { RoleName: 'other', AssumeRolePolicyDocument: TRUST });
  await live(
    cloud,
    'AWS::IAM::InstanceProfile',
    { Roles: ['worker'] },
    { Roles: ['other'] },
    async ({ physicalId, attributes }, which) => {
      expect(attributes).toEqual({ Arn: 'arn:aws:iam::000000000000:instance-profile/stack-Logical-X' });
      expect(await cloud.call('GetInstanceProfile', { InstanceProfileName: physicalId })).toMatchObject({
        InstanceProfile: { Roles: [{ RoleName: which === 'created' ? 'worker' : 'other' }] },
      });
    },
  );
  expect(await cloud.call('ListInstanceProfiles', {})).toMatchObject({
    InstanceProfiles: [{ InstanceProfileName: 'box' }],
  });
});

test('AWS::IAM::User and AWS::IAM::Group have policies and each other', async () => {
  const cloud = await createIamCloud();
  const group = { GroupName: 'made', ManagedPolicyArns: [OWN_POLICY] };
  await live(cloud, 'AWS::IAM::Group', group, { GroupName: 'made' }, async (result, which) => {
    expect(result).toEqual({ physicalId: 'made', attributes: { Arn: 'arn:aws:iam::000000000000:group/made' } });
    if (which === 'updated')
      expect(await cloud.call('ListAttachedGroupPolicies', { GroupName: 'made' })).toMatchObject({
        AttachedPolicies: [],
      });
  });
  const user = { UserName: 'bob', Groups: ['devs'], Tags: [{ Key: 'k', Value: 'v' }] };
  await live(
    cloud,
    'AWS::IAM::User',
    user,
    { UserName: 'bob', ManagedPolicyArns: [OWN_POLICY] },
    async (result, which) => {
      expect(result).toEqual({ physicalId: 'bob', attributes: { Arn: 'arn:aws:iam::000000000000:user/bob' } });
      expect(await cloud.call('ListGroupsForUser', { UserName: 'bob' })).toMatchObject({
        Groups: which === 'created' ? [{ GroupName: 'devs' }] : [],
      });
    },
  );
  expect(await cloud.call('ListUsers', {})).toMatchObject({ Users: [{ UserName: 'ann' }] });
});

test('AWS::IAM::AccessKey gives its secret', async () => {
  const cloud = await createIamCloud();
  const first = { UserName: 'ann' };
  await live(
    cloud,
    'AWS::IAM::AccessKey',
    first,
    { ...first, Status: 'Inactive' },
    async ({ physicalId, attributes }, which) => {
      expect(attributes).toEqual({ SecretAccessKey: expect.stringMatching(/^.{40}$/) });
      expect(await cloud.call('ListAccessKeys', { UserName: 'ann' })).toMatchObject({
        AccessKeyMetadata: [{ AccessKeyId: physicalId, Status: which === 'created' ? 'Active' : 'Inactive' }],
      });
    },
  );
  expect(await cloud.call('ListAccessKeys', { UserName: 'ann' })).toMatchObject({ AccessKeyMetadata: [] });
});

test("AWS::IAM::ServiceLinkedRole is a service's role", async () => {
  const cloud = await createIamCloud();
  const first = { AWSServiceName: 'ecs.amazonaws.com' };
  await live(
    cloud,
    'AWS::IAM::ServiceLinkedRole',
    first,
    { ...first, Description: 'd' },
    async ({ physicalId }, which) => {
      const { Role } = await cloud.call('GetRole', { RoleName: physicalId });
      expect((Role as { Description?: string }).Description).toBe(which === 'created' ? undefined : 'd');
    },
  );
  await expect(cloud.call('GetRole', { RoleName: 'AWSServiceRoleForECS' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
  });
});
