import { expect, test } from 'vitest';
import { ALLOW, createIamCloud } from '../test-support/iam-cloud.ts';

test('a policy is deleted once', async () => {
  const cloud = await createIamCloud();
  await cloud.call('PutRolePolicy', { RoleName: 'worker', PolicyName: 'p', PolicyDocument: ALLOW });
  await cloud.call('DeleteRolePolicy', { RoleName: 'worker', PolicyName: 'p' });
  expect(await cloud.call('ListRolePolicies', { RoleName: 'worker' })).toEqual({ PolicyNames: [], IsTruncated: false });
  await expect(cloud.call('DeleteRolePolicy', { RoleName: 'worker', PolicyName: 'p' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The role policy with name p cannot be found.',
    status: 404,
  });
});
