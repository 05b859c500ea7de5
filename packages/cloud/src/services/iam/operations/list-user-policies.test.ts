import { expect, test } from 'vitest';
import { ALLOW, createIamCloud, pagesOf } from '../test-support/iam-cloud.ts';

test('names come in order, in pages', async () => {
  const cloud = await createIamCloud();
  await cloud.call('PutUserPolicy', { UserName: 'ann', PolicyName: 'b', PolicyDocument: ALLOW });
  await cloud.call('PutUserPolicy', { UserName: 'ann', PolicyName: 'A', PolicyDocument: ALLOW });
  await cloud.call('PutUserPolicy', { UserName: 'ann', PolicyName: 'c', PolicyDocument: ALLOW });
  expect(await pagesOf(cloud, 'ListUserPolicies', { UserName: 'ann' }, 'PolicyNames')).toEqual(['A', 'b', 'c']);
  await expect(cloud.call('ListUserPolicies', { UserName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The user with name no cannot be found.',
    status: 404,
  });
});
