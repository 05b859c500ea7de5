import { expect, test } from 'vitest';
import { AWS_POLICY, createIamCloud, OWN_POLICY, pagesOf } from '../test-support/iam-cloud.ts';

test('attached policies come in pages, or by path', async () => {
  const cloud = await createIamCloud();
  await cloud.call('AttachUserPolicy', { UserName: 'ann', PolicyArn: OWN_POLICY });
  await cloud.call('AttachUserPolicy', { UserName: 'ann', PolicyArn: AWS_POLICY });
  const all = await pagesOf(cloud, 'ListAttachedUserPolicies', { UserName: 'ann' }, 'AttachedPolicies');
  expect(all).toEqual([
    { PolicyName: 'own', PolicyArn: OWN_POLICY },
    { PolicyName: 'AWSLambdaBasicExecutionRole', PolicyArn: AWS_POLICY },
  ]);
  expect(await cloud.call('ListAttachedUserPolicies', { UserName: 'ann', PathPrefix: '/service-role/' })).toMatchObject(
    { AttachedPolicies: [{ PolicyArn: AWS_POLICY }] },
  );
  await expect(cloud.call('ListAttachedUserPolicies', { UserName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The user with name no cannot be found.',
    status: 404,
  });
});
