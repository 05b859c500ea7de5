import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('a user is answered by name, and the root to itself', async () => {
  const cloud = await createIamCloud();
  expect(await cloud.call('GetUser', { UserName: 'ann' })).toMatchObject({
    User: { UserName: 'ann', CreateDate: new Date(cloud.now()) },
  });
  expect(await cloud.call('GetUser', {})).toMatchObject({
    User: { Arn: 'arn:aws:iam::000000000000:root', UserId: '000000000000' },
  });
  await expect(cloud.call('GetUser', { UserName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The user with name no cannot be found.',
    status: 404,
  });
});
