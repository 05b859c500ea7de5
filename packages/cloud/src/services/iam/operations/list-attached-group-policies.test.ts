import { expect, test } from 'vitest';
import { AWS_POLICY, createIamCloud, OWN_POLICY, pagesOf } from '../test-support/iam-cloud.ts';

test('attached policies come in pages, or by path', async () => {
  const cloud = await createIamCloud();
  await cloud.call('AttachGroupPolicy', { GroupName: 'devs', PolicyArn: OWN_POLICY });
  await cloud.call('AttachGroupPolicy', { GroupName: 'devs', PolicyArn: AWS_POLICY });
  const all = await pagesOf(cloud, 'ListAttachedGroupPolicies', { GroupName: 'devs' }, 'AttachedPolicies');
  expect(all).toEqual([
    { PolicyName: 'own', PolicyArn: OWN_POLICY },
    { PolicyName: 'AWSLambdaBasicExecutionRole', PolicyArn: AWS_POLICY },
  ]);
  expect(
    await cloud.call('ListAttachedGroupPolicies', { GroupName: 'devs', PathPrefix: '/service-role/' }),
  ).toMatchObject({ AttachedPolicies: [{ PolicyArn: AWS_POLICY }] });
  await expect(cloud.call('ListAttachedGroupPolicies', { GroupName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The group with name no cannot be found.',
    status: 404,
  });
});
