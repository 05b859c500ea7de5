import { expect, test } from 'vitest';
import { ALLOW, createIamCloud, pagesOf } from '../test-support/iam-cloud.ts';

test('names come in order, in pages', async () => {
  const cloud = await createIamCloud();
  await cloud.call('PutRolePolicy', { RoleName: 'worker', PolicyName: 'b', PolicyDocument: ALLOW });
  await cloud.call('PutRolePolicy', { RoleName: 'worker', PolicyName: 'A', PolicyDocument: ALLOW });
  await cloud.call('PutRolePolicy', { RoleName: 'worker', PolicyName: 'c', PolicyDocument: ALLOW });
  expect(await pagesOf(cloud, 'ListRolePolicies', { RoleName: 'worker' }, 'PolicyNames')).toEqual(['A', 'b', 'c']);
  await expect(cloud.call('ListRolePolicies', { RoleName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The role with name no cannot be found.',
    status: 404,
  });
});
