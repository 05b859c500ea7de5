import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('a user is in ten groups at most; joining twice does no harm', async () => {
  const cloud = await createIamCloud();
  for (let index = 0; index < 10; index++) {
    await cloud.call('CreateGroup', { GroupName: `g${index}` });
    await cloud.call('AddUserToGroup', { GroupName: `g${index}`, UserName: 'ann' });
  }
  await cloud.call('AddUserToGroup', { GroupName: 'g1', UserName: 'ann' });
  await expect(cloud.call('AddUserToGroup', { GroupName: 'devs', UserName: 'ann' })).rejects.toMatchObject({
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for GroupsPerUser: 10',
    status: 409,
  });
  await expect(cloud.call('AddUserToGroup', { GroupName: 'no', UserName: 'ann' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The group with name no cannot be found.',
    status: 404,
  });
  await expect(cloud.call('AddUserToGroup', { GroupName: 'devs', UserName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The user with name no cannot be found.',
    status: 404,
  });
});
