import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('a key becomes inactive', async () => {
  const cloud = await createIamCloud();
  const { AccessKey } = await cloud.call('CreateAccessKey', { UserName: 'ann' });
  await cloud.call('UpdateAccessKey', {
    UserName: 'ann',
    AccessKeyId: (AccessKey as { AccessKeyId: string }).AccessKeyId,
    Status: 'Inactive',
  });
  expect(await cloud.call('ListAccessKeys', { UserName: 'ann' })).toMatchObject({
    AccessKeyMetadata: [{ Status: 'Inactive' }],
  });
  await expect(
    cloud.call('UpdateAccessKey', { UserName: 'ann', AccessKeyId: 'AKIANO', Status: 'Active' }),
  ).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The Access Key with id AKIANO cannot be found.',
    status: 404,
  });
});
