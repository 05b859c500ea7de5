import { expect, test } from 'vitest';
import { createIamCloud, pagesOf } from '../test-support/iam-cloud.ts';

test('what is below a path comes in order of name, in pages', async () => {
  const cloud = await createIamCloud();
  await cloud.call('CreateInstanceProfile', { InstanceProfileName: 'a', Path: '/deep/' });
  const { InstanceProfiles } = await cloud.call('ListInstanceProfiles', {});
  expect(InstanceProfiles).toMatchObject([{ InstanceProfileName: 'a' }, { InstanceProfileName: 'box', Roles: [] }]);
  expect(await pagesOf(cloud, 'ListInstanceProfiles', {}, 'InstanceProfiles')).toEqual(InstanceProfiles);
  expect(await pagesOf(cloud, 'ListInstanceProfiles', { PathPrefix: '/deep/' }, 'InstanceProfiles')).toMatchObject([
    { InstanceProfileName: 'a' },
  ]);
  await expect(cloud.call('ListInstanceProfiles', { Marker: 'x' })).rejects.toMatchObject({
    code: 'ValidationError',
    message: 'Invalid Marker.',
  });
});
