import { expect, test } from 'vitest';
import { createIamCloud, pagesOf } from '../test-support/iam-cloud.ts';

test('what is below a path comes in order of name, in pages', async () => {
  const cloud = await createIamCloud();
  await cloud.call('CreateUser', { UserName: 'Zoe', Path: '/deep/' });
  const { Users } = await cloud.call('ListUsers', {});
  expect(Users).toMatchObject([{ UserName: 'ann' }, { UserName: 'Zoe' }]);
  expect(await pagesOf(cloud, 'ListUsers', {}, 'Users')).toEqual(Users);
  expect(await pagesOf(cloud, 'ListUsers', { PathPrefix: '/deep/' }, 'Users')).toMatchObject([{ UserName: 'Zoe' }]);
  await expect(cloud.call('ListUsers', { Marker: 'x' })).rejects.toMatchObject({
    code: 'ValidationError',
    message: 'Invalid Marker.',
  });
});
