import { expect, test } from 'vitest';
import { createIamCloud, pagesOf, TRUST } from '../test-support/iam-cloud.ts';

test('what is below a path comes in order of name, in pages', async () => {
  const cloud = await createIamCloud();
  await cloud.call('CreateRole', { RoleName: 'Alpha', Path: '/deep/', AssumeRolePolicyDocument: TRUST });
  const { Roles } = await cloud.call('ListRoles', {});
  expect(Roles).toMatchObject([{ RoleName: 'Alpha' }, { RoleName: 'worker' }]);
  expect(await pagesOf(cloud, 'ListRoles', {}, 'Roles')).toEqual(Roles);
  expect(await pagesOf(cloud, 'ListRoles', { PathPrefix: '/deep/' }, 'Roles')).toMatchObject([{ RoleName: 'Alpha' }]);
  await expect(cloud.call('ListRoles', { Marker: 'x' })).rejects.toMatchObject({
    code: 'ValidationError',
    message: 'Invalid Marker.',
  });
});
