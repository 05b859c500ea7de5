import { expect, test } from 'vitest';
import { ALLOW, createIamCloud, TRUST } from '../test-support/iam-cloud.ts';

test('the trust policy is replaced by another well-formed one', async () => {
  const cloud = await createIamCloud();
  const other = TRUST.replace('lambda', 'ec2');
  await cloud.call('UpdateAssumeRolePolicy', { RoleName: 'worker', PolicyDocument: other });
  expect(await cloud.call('GetRole', { RoleName: 'worker' })).toMatchObject({
    Role: { AssumeRolePolicyDocument: encodeURIComponent(other).replaceAll('*', '%2A') },
  });
  await expect(
    cloud.call('UpdateAssumeRolePolicy', { RoleName: 'worker', PolicyDocument: ALLOW }),
  ).rejects.toMatchObject({ code: 'MalformedPolicyDocument' });
  await expect(cloud.call('UpdateAssumeRolePolicy', { RoleName: 'no', PolicyDocument: other })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The role with name no cannot be found.',
    status: 404,
  });
});
