import { expect, test } from 'vitest';
import { createIamCloud, DENY, OWN_POLICY } from '../test-support/iam-cloud.ts';

test('the default stays; numbers are not used again', async () => {
  const cloud = await createIamCloud();
  await cloud.call('CreatePolicyVersion', { PolicyArn: OWN_POLICY, PolicyDocument: DENY });
  await expect(cloud.call('DeletePolicyVersion', { PolicyArn: OWN_POLICY, VersionId: 'v1' })).rejects.toMatchObject({
    code: 'DeleteConflict',
    message: 'Cannot delete the default version of a policy.',
    status: 409,
  });
  await cloud.call('DeletePolicyVersion', { PolicyArn: OWN_POLICY, VersionId: 'v2' });
  expect(await cloud.call('CreatePolicyVersion', { PolicyArn: OWN_POLICY, PolicyDocument: DENY })).toMatchObject({
    PolicyVersion: { VersionId: 'v3' },
  });
});
