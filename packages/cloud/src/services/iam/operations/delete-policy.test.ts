import { expect, test } from 'vitest';
import { createIamCloud, DENY, OWN_POLICY } from '../test-support/iam-cloud.ts';

test('a policy that is attached or has further versions stays', async () => {
  const cloud = await createIamCloud();
  await cloud.call('AttachRolePolicy', { RoleName: 'worker', PolicyArn: OWN_POLICY });
  await expect(cloud.call('DeletePolicy', { PolicyArn: OWN_POLICY })).rejects.toMatchObject({
    code: 'DeleteConflict',
    message: 'Cannot delete a policy attached to entities.',
    status: 409,
  });
  await cloud.call('DetachRolePolicy', { RoleName: 'worker', PolicyArn: OWN_POLICY });
  await cloud.call('CreatePolicyVersion', { PolicyArn: OWN_POLICY, PolicyDocument: DENY });
  await expect(cloud.call('DeletePolicy', { PolicyArn: OWN_POLICY })).rejects.toMatchObject({ code: 'DeleteConflict' });
  await cloud.call('DeletePolicyVersion', { PolicyArn: OWN_POLICY, VersionId: 'v2' });
  await cloud.call('DeletePolicy', { PolicyArn: OWN_POLICY });
  await expect(cloud.call('GetPolicyVersion', { PolicyArn: OWN_POLICY, VersionId: 'v1' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
  });
});
