import { expect, test } from 'vitest';
import { ALLOW, createIamCloud } from '../test-support/iam-cloud.ts';

test('a policy is deleted once', async () => {
  const cloud = await createIamCloud();
  await cloud.call('PutUserPolicy', { UserName: 'ann', PolicyName: 'p', PolicyDocument: ALLOW });
  await cloud.call('DeleteUserPolicy', { UserName: 'ann', PolicyName: 'p' });
  expect(await cloud.call('ListUserPolicies', { UserName: 'ann' })).toEqual({ PolicyNames: [], IsTruncated: false });
  await expect(cloud.call('DeleteUserPolicy', { UserName: 'ann', PolicyName: 'p' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The user policy with name p cannot be found.',
    status: 404,
  });
});
