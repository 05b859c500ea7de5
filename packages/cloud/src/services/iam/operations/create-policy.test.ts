import { expect, test } from 'vitest';
import { ALLOW, createIamCloud, DENY } from '../test-support/iam-cloud.ts';

test('a policy is there with its first version', async () => {
  const cloud = await createIamCloud();
  expect(
    await cloud.call('CreatePolicy', { PolicyName: 'p', Path: '/x/', PolicyDocument: DENY, Description: 'd' }),
  ).toMatchObject({
    Policy: {
      Arn: 'arn:aws:iam::000000000000:policy/x/p',
      PolicyId: expect.stringMatching(/^ANPA/),
      DefaultVersionId: 'v1',
      AttachmentCount: 0,
      IsAttachable: true,
    },
  });
  await expect(cloud.call('CreatePolicy', { PolicyName: 'P', PolicyDocument: DENY })).rejects.toMatchObject({
    code: 'EntityAlreadyExists',
    message: 'A policy called P already exists. Duplicate names are not allowed.',
    status: 409,
  });
  const long = ALLOW.replace('s3:*', `s3:${'x'.repeat(6144)}`);
  await expect(cloud.call('CreatePolicy', { PolicyName: 'q', PolicyDocument: long })).rejects.toMatchObject({
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for PolicySize: 6144',
    status: 409,
  });
});
