import { expect, test } from 'vitest';
import { createIamCloud, OWN_POLICY } from '../test-support/iam-cloud.ts';

test('a boundary is taken off, so that its policy can be deleted', async () => {
  const cloud = await createIamCloud();
  await cloud.call('PutRolePermissionsBoundary', { RoleName: 'worker', PermissionsBoundary: OWN_POLICY });
  await expect(cloud.call('DeletePolicy', { PolicyArn: OWN_POLICY })).rejects.toMatchObject({ code: 'DeleteConflict' });
  await cloud.call('DeleteRolePermissionsBoundary', { RoleName: 'worker' });
  await cloud.call('DeletePolicy', { PolicyArn: OWN_POLICY });
  await expect(cloud.call('DeletePolicy', { PolicyArn: OWN_POLICY })).rejects.toMatchObject({ code: 'NoSuchEntity' });
});
