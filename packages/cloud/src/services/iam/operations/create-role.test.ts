import { expect, test } from 'vitest';
import { ALLOW, createIamCloud, TRUST } from '../test-support/iam-cloud.ts';

test('a role has an ARN, an id and its trust policy, percent-encoded', async () => {
  const cloud = await createIamCloud();
  const { Role } = await cloud.call('CreateRole', {
    RoleName: 'r',
    Path: '/a/',
    AssumeRolePolicyDocument: TRUST,
    Tags: [{ Key: 'k', Value: 'v' }],
  });
  expect(Role).toMatchObject({
    RoleName: 'r',
    Path: '/a/',
    Arn: 'arn:aws:iam::000000000000:role/a/r',
    RoleId: expect.stringMatching(/^AROA[A-Z0-9]{17}$/),
    Tags: [{ Key: 'k', Value: 'v' }],
    CreateDate: new Date(cloud.now()),
  });
  expect(Role).not.toHaveProperty('MaxSessionDuration');
  expect(Role).not.toHaveProperty('RoleLastUsed');
  expect(decodeURIComponent((Role as { AssumeRolePolicyDocument: string }).AssumeRolePolicyDocument)).toBe(TRUST);
});

test('a name is taken once, whatever its case and the region', async () => {
  const cloud = await createIamCloud();
  await expect(
    cloud.call('CreateRole', { RoleName: 'Worker', AssumeRolePolicyDocument: TRUST }, { region: 'us-west-2' }),
  ).rejects.toMatchObject({
    code: 'EntityAlreadyExists',
    message: 'Role with name Worker already exists.',
    status: 409,
  });
});

test('a malformed trust policy is refused', async () => {
  const cloud = await createIamCloud();
  await expect(cloud.call('CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: '{' })).rejects.toMatchObject({
    code: 'MalformedPolicyDocument',
    message: 'This policy contains invalid Json',
    status: 400,
  });
  await expect(cloud.call('CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: ALLOW })).rejects.toMatchObject({
    code: 'MalformedPolicyDocument',
    message: 'Has prohibited field Resource',
  });
  const long = JSON.stringify({ ...(JSON.parse(TRUST) as object), Id: 'x'.repeat(2048) });
  await expect(cloud.call('CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: long })).rejects.toMatchObject({
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for ACLSizePerRole: 2048',
  });
});
