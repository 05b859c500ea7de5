import { expect, test } from 'vitest';
import { ALLOW, createIamCloud, DENY, TRUST } from '../test-support/iam-cloud.ts';

test('a policy is written and replaced', async () => {
  const cloud = await createIamCloud();
  await cloud.call('PutRolePolicy', { RoleName: 'worker', PolicyName: 'p', PolicyDocument: ALLOW });
  await cloud.call('PutRolePolicy', { RoleName: 'worker', PolicyName: 'p', PolicyDocument: DENY });
  expect(await cloud.call('GetRolePolicy', { RoleName: 'worker', PolicyName: 'p' })).toMatchObject({
    PolicyDocument: encodeURIComponent(DENY).replaceAll('*', '%2A'),
  });
  await expect(
    cloud.call('PutRolePolicy', { RoleName: 'no', PolicyName: 'p', PolicyDocument: ALLOW }),
  ).rejects.toMatchObject({ code: 'NoSuchEntity', message: 'The role with name no cannot be found.', status: 404 });
  await expect(
    cloud.call('PutRolePolicy', { RoleName: 'worker', PolicyName: 'p', PolicyDocument: TRUST }),
  ).rejects.toMatchObject({
    code: 'MalformedPolicyDocument',
    message: 'Policy document should not specify a principal.',
    status: 400,
  });
});

test('all policies together have limited room', async () => {
  const cloud = await createIamCloud();
  const long = ALLOW.replace('s3:*', `s3:${'x'.repeat(10090)}`);
  await cloud.call('PutRolePolicy', { RoleName: 'worker', PolicyName: 'p', PolicyDocument: long });
  await expect(
    cloud.call('PutRolePolicy', { RoleName: 'worker', PolicyName: 'q', PolicyDocument: long }),
  ).rejects.toMatchObject({
    code: 'LimitExceeded',
    message: 'Maximum policy size of 10240 bytes exceeded for role worker',
    status: 409,
  });
});
