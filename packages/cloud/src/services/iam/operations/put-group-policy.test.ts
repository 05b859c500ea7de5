import { expect, test } from 'vitest';
import { ALLOW, createIamCloud, DENY, TRUST } from '../test-support/iam-cloud.ts';

test('a policy is written and replaced', async () => {
  const cloud = await createIamCloud();
  await cloud.call('PutGroupPolicy', { GroupName: 'devs', PolicyName: 'p', PolicyDocument: ALLOW });
  await cloud.call('PutGroupPolicy', { GroupName: 'devs', PolicyName: 'p', PolicyDocument: DENY });
  expect(await cloud.call('GetGroupPolicy', { GroupName: 'devs', PolicyName: 'p' })).toMatchObject({
    PolicyDocument: encodeURIComponent(DENY).replaceAll('*', '%2A'),
  });
  await expect(
    cloud.call('PutGroupPolicy', { GroupName: 'no', PolicyName: 'p', PolicyDocument: ALLOW }),
  ).rejects.toMatchObject({ code: 'NoSuchEntity', message: 'The group with name no cannot be found.', status: 404 });
  await expect(
    cloud.call('PutGroupPolicy', { GroupName: 'devs', PolicyName: 'p', PolicyDocument: TRUST }),
  ).rejects.toMatchObject({
    code: 'MalformedPolicyDocument',
    message: 'Policy document should not specify a principal.',
    status: 400,
  });
});

test('all policies together have limited room', async () => {
  const cloud = await createIamCloud();
  const long = ALLOW.replace('s3:*', `s3:${'x'.repeat(4970)}`);
  await cloud.call('PutGroupPolicy', { GroupName: 'devs', PolicyName: 'p', PolicyDocument: long });
  await expect(
    cloud.call('PutGroupPolicy', { GroupName: 'devs', PolicyName: 'q', PolicyDocument: long }),
  ).rejects.toMatchObject({
    code: 'LimitExceeded',
    message: 'Maximum policy size of 5120 bytes exceeded for group devs',
    status: 409,
  });
});
