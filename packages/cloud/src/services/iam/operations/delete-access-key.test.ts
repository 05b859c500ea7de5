import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('a key is deleted once', async () => {
  const cloud = await createIamCloud();
  const { AccessKey } = await cloud.call('CreateAccessKey', { UserName: 'ann' });
  await cloud.call('DeleteAccessKey', {
    UserName: 'ann',
    AccessKeyId: (AccessKey as { AccessKeyId: string }).AccessKeyId,
  });
  expect(await cloud.call('ListAccessKeys', { UserName: 'ann' })).toEqual({
    AccessKeyMetadata: [],
    IsTruncated: false,
  });
  await expect(
    cloud.call('DeleteAccessKey', { UserName: 'ann', AccessKeyId: (AccessKey as { AccessKeyId: string }).AccessKeyId }),
  ).rejects.toMatchObject({ code: 'NoSuchEntity' });
});
