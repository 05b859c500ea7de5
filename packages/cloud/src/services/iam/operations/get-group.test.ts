import { expect, test } from 'vitest';
import { createIamCloud, pagesOf } from '../test-support/iam-cloud.ts';

test('a group is answered with its users, in pages', async () => {
  const cloud = await createIamCloud();
  await cloud.call('CreateUser', { UserName: 'bob' });
  await cloud.call('AddUserToGroup', { GroupName: 'devs', UserName: 'bob' });
  await cloud.call('AddUserToGroup', { GroupName: 'devs', UserName: 'ann' });
  expect(await cloud.call('GetGroup', { GroupName: 'devs' })).toMatchObject({
    Group: { GroupName: 'devs' },
    IsTruncated: false,
  });
  expect(await pagesOf(cloud, 'GetGroup', { GroupName: 'devs' }, 'Users')).toMatchObject([
    { UserName: 'ann' },
    { UserName: 'bob' },
  ]);
  await expect(cloud.call('GetGroup', { GroupName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The group with name no cannot be found.',
    status: 404,
  });
});
