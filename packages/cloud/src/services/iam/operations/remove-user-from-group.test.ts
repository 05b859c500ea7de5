import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('a user leaves a group', async () => {
  const cloud = await createIamCloud();
  await cloud.call('AddUserToGroup', { GroupName: 'devs', UserName: 'ann' });
  await cloud.call('RemoveUserFromGroup', { GroupName: 'devs', UserName: 'ann' });
  expect(await cloud.call('ListGroupsForUser', { UserName: 'ann' })).toEqual({ Groups: [], IsTruncated: false });
  expect(await cloud.call('GetGroup', { GroupName: 'devs' })).toMatchObject({ Users: [] });
  await expect(cloud.call('RemoveUserFromGroup', { GroupName: 'devs', UserName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The user with name no cannot be found.',
    status: 404,
  });
});
