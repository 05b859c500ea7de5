import { expect, test } from 'vitest';
import { ALLOW, createIamCloud, DENY, TRUST } from '../test-support/iam-cloud.ts';

test('a policy is written and replaced', async () => {
  const cloud = await createIamCloud();
  await cloud.call('PutUserPolicy', { UserName: 'ann', PolicyName: 'p', PolicyDocument: ALLOW });
  await cloud.call('PutUserPolicy', { UserName: 'ann', PolicyName: 'p', PolicyDocument: DENY });
  expect(await cloud.call('GetUserPolicy', { UserName: 'ann', PolicyName: 'p' })).toMatchObject({
    PolicyDocument: encodeURIComponent(DENY).replaceAll('*', '%2A'),
  });
  await expect(
    cloud.call('PutUserPolicy', { UserName: 'no', PolicyName: 'p', PolicyDocument: ALLOW }),
  ).rejects.toMatchObject({ code: 'NoSuchEntity', message: 'The user with name no cannot be found.', status: 404 });
  await expect(
    cloud.call('PutUserPolicy', { UserName: 'ann', PolicyName: 'p', PolicyDocument: TRUST }),
  ).rejects.toMatchObject({
    code: 'MalformedPolicyDocument',
    message: 'Policy document should not specify a principal.',
    status: 400,
  });
});

test('all policies together have limited room', async () => {
  const cloud = await createIamCloud();
  const long = ALLOW.replace('s3:*', `s3:${'x'.repeat(1898)}`);
  await cloud.call('PutUserPolicy', { UserName: 'ann', PolicyName: 'p', PolicyDocument: long });
  await expect(
    cloud.call('PutUserPolicy', { UserName: 'ann', PolicyName: 'q', PolicyDocument: long }),
  ).rejects.toMatchObject({
    code: 'LimitExceeded',
    message: 'Maximum policy size of 2048 bytes exceeded for user ann',
    status: 409,
  });
});
