import { expect, test } from 'vitest';
import { createIamCloud, DENY, OWN_POLICY } from '../test-support/iam-cloud.ts';

test('a version may become the default; there are five at most', async () => {
  const cloud = await createIamCloud();
  expect(
    await cloud.call('CreatePolicyVersion', { PolicyArn: OWN_POLICY, PolicyDocument: DENY, SetAsDefault: true }),
  ).toMatchObject({ PolicyVersion: { VersionId: 'v2', IsDefaultVersion: true } });
  expect(await cloud.call('GetPolicy', { PolicyArn: OWN_POLICY })).toMatchObject({
    Policy: { DefaultVersionId: 'v2' },
  });
  for (let index = 0; index < 3; index++)
    await cloud.call('CreatePolicyVersion', { PolicyArn: OWN_POLICY, PolicyDocument: DENY });
  await expect(
    cloud.call('CreatePolicyVersion', { PolicyArn: OWN_POLICY, PolicyDocument: DENY }),
  ).rejects.toMatchObject({
    code: 'LimitExceeded',
    message:
      'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
    status: 409,
  });
});
