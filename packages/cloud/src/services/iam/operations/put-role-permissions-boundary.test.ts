import { expect, test } from 'vitest';
import { createIamCloud, OWN_POLICY } from '../test-support/iam-cloud.ts';

test('a role tells its boundary, which must be there', async () => {
  const cloud = await createIamCloud();
  await cloud.call('PutRolePermissionsBoundary', { RoleName: 'worker', PermissionsBoundary: OWN_POLICY });
  expect(await cloud.call('GetRole', { RoleName: 'worker' })).toMatchObject({
    Role: { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: OWN_POLICY } },
  });
  await expect(
    cloud.call('PutRolePermissionsBoundary', { RoleName: 'worker', PermissionsBoundary: `${OWN_POLICY}x` }),
  ).rejects.toMatchObject({ code: 'NoSuchEntity' });
});
