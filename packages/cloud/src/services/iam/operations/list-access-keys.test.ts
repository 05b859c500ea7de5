import { expect, test } from 'vitest';
import { createIamCloud, pagesOf } from '../test-support/iam-cloud.ts';

test('keys are listed without their secrets, in pages', async () => {
  const cloud = await createIamCloud();
  const { AccessKey } = await cloud.call('CreateAccessKey', { UserName: 'ann' });
  await cloud.call('CreateAccessKey', { UserName: 'ann' });
  const keys = await pagesOf(cloud, 'ListAccessKeys', { UserName: 'ann' }, 'AccessKeyMetadata');
  expect(keys).toHaveLength(2);
  expect(keys).toContainEqual({
    UserName: 'ann',
    AccessKeyId: (AccessKey as { AccessKeyId: string }).AccessKeyId,
    Status: 'Active',
    CreateDate: new Date(cloud.now()),
  });
  await expect(cloud.call('ListAccessKeys', { UserName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The user with name no cannot be found.',
    status: 404,
  });
});
