import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('the description changes', async () => {
  const cloud = await createIamCloud();
  expect(await cloud.call('UpdateRoleDescription', { RoleName: 'worker', Description: 'd' })).toMatchObject({
    Role: { RoleName: 'worker', Description: 'd' },
  });
  expect(await cloud.call('GetRole', { RoleName: 'worker' })).toMatchObject({ Role: { Description: 'd' } });
  await expect(cloud.call('UpdateRoleDescription', { RoleName: 'no', Description: 'd' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The role with name no cannot be found.',
    status: 404,
  });
});
