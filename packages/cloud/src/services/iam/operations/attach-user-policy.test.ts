import { expect, test } from 'vitest';
import { AWS_POLICY, createIamCloud, OWN_POLICY } from '../test-support/iam-cloud.ts';

test("the account's policies and those of AWS can be attached, ten at most", async () => {
  const cloud = await createIamCloud();
  await cloud.call('AttachUserPolicy', { UserName: 'ann', PolicyArn: OWN_POLICY });
  await cloud.call('AttachUserPolicy', { UserName: 'ann', PolicyArn: AWS_POLICY });
  await cloud.call('AttachUserPolicy', { UserName: 'ann', PolicyArn: AWS_POLICY });
  expect(await cloud.call('ListAttachedUserPolicies', { UserName: 'ann' })).toMatchObject({
    AttachedPolicies: [{ PolicyName: 'own' }, { PolicyName: 'AWSLambdaBasicExecutionRole', PolicyArn: AWS_POLICY }],
  });
  for (let index = 0; index < 8; index++)
    await cloud.call('AttachUserPolicy', { UserName: 'ann', PolicyArn: `${AWS_POLICY}${index}` });
  await expect(cloud.call('AttachUserPolicy', { UserName: 'ann', PolicyArn: `${AWS_POLICY}x` })).rejects.toMatchObject({
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for PoliciesPerUser: 10',
    status: 409,
  });
  await expect(
    cloud.call('AttachUserPolicy', { UserName: 'ann', PolicyArn: 'arn:aws:iam::000000000000:policy/no' }),
  ).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'Policy arn:aws:iam::000000000000:policy/no does not exist or is not attachable.',
    status: 404,
  });
  await expect(cloud.call('AttachUserPolicy', { UserName: 'no', PolicyArn: OWN_POLICY })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The user with name no cannot be found.',
    status: 404,
  });
});
