import { expect, test } from 'vitest';
import { createIamCloud, DENY, OWN_POLICY } from '../test-support/iam-cloud.ts';

test('an older version is put in force again', async () => {
  const cloud = await createIamCloud();
  await cloud.call('CreatePolicyVersion', { PolicyArn: OWN_POLICY, PolicyDocument: DENY, SetAsDefault: true });
  await cloud.call('SetDefaultPolicyVersion', { PolicyArn: OWN_POLICY, VersionId: 'v1' });
  expect(await cloud.call('GetPolicy', { PolicyArn: OWN_POLICY })).toMatchObject({
    Policy: { DefaultVersionId: 'v1' },
  });
  await expect(cloud.call('SetDefaultPolicyVersion', { PolicyArn: OWN_POLICY, VersionId: 'v3' })).rejects.toMatchObject(
    { code: 'NoSuchEntity' },
  );
});
