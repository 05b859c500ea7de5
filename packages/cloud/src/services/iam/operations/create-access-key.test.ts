import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('a user has two keys at most; the root has to name a user', async () => {
  const cloud = await createIamCloud();
  expect(await cloud.call('CreateAccessKey', { UserName: 'ann' })).toMatchObject({
    AccessKey: {
      UserName: 'ann',
      AccessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/),
      Status: 'Active',
      SecretAccessKey: expect.stringMatching(/^.{40}$/),
    },
  });
  await cloud.call('CreateAccessKey', { UserName: 'ann' });
  await expect(cloud.call('CreateAccessKey', { UserName: 'ann' })).rejects.toMatchObject({
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for AccessKeysPerUser: 2',
    status: 409,
  });
  await expect(cloud.call('CreateAccessKey', {})).rejects.toMatchObject({
    code: 'ValidationError',
    message: 'Must specify userName when calling with non-User credentials',
    status: 400,
  });
});
