import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('a user is there; a name is taken once', async () => {
  const cloud = await createIamCloud();
  expect(
    await cloud.call('CreateUser', { UserName: 'bob', Path: '/x/', Tags: [{ Key: 'k', Value: 'v' }] }),
  ).toMatchObject({
    User: {
      UserName: 'bob',
      Arn: 'arn:aws:iam::000000000000:user/x/bob',
      UserId: expect.stringMatching(/^AIDA/),
      Tags: [{ Key: 'k', Value: 'v' }],
    },
  });
  await expect(cloud.call('CreateUser', { UserName: 'BOB' })).rejects.toMatchObject({
    code: 'EntityAlreadyExists',
    message: 'User with name BOB already exists.',
    status: 409,
  });
});
