import { expect, test } from 'vitest';
import { createIamCloud, pagesOf } from '../test-support/iam-cloud.ts';

test('what is below a path comes in order of name, in pages', async () => {
  const cloud = await createIamCloud();
  await cloud.call('CreateGroup', { GroupName: 'Zeta', Path: '/deep/' });
  const { Groups } = await cloud.call('ListGroups', {});
  expect(Groups).toMatchObject([{ GroupName: 'devs' }, { GroupName: 'Zeta' }]);
  expect(await pagesOf(cloud, 'ListGroups', {}, 'Groups')).toEqual(Groups);
  expect(await pagesOf(cloud, 'ListGroups', { PathPrefix: '/deep/' }, 'Groups')).toMatchObject([{ GroupName: 'Zeta' }]);
  await expect(cloud.call('ListGroups', { Marker: 'x' })).rejects.toMatchObject({
    code: 'ValidationError',
    message: 'Invalid Marker.',
  });
});
