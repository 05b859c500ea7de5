import { expect, test } from 'vitest';
import { createIamCloud, pagesOf } from '../test-support/iam-cloud.ts';

test('the groups of a user come in order, in pages', async () => {
  const cloud = await createIamCloud();
  await cloud.call('CreateGroup', { GroupName: 'A' });
  await cloud.call('AddUserToGroup', { GroupName: 'devs', UserName: 'ann' });
  await cloud.call('AddUserToGroup', { GroupName: 'A', UserName: 'ann' });
  expect(await pagesOf(cloud, 'ListGroupsForUser', { UserName: 'ann' }, 'Groups')).toMatchObject([
    { GroupName: 'A' },
    { GroupName: 'devs' },
  ]);
  await expect(cloud.call('ListGroupsForUser', { UserName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The user with name no cannot be found.',
    status: 404,
  });
});
