import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('a role is answered in every region', async () => {
  const cloud = await createIamCloud();
  expect(await cloud.call('GetRole', { RoleName: 'worker' }, { region: 'us-west-2' })).toMatchObject({
    Role: { RoleName: 'worker', MaxSessionDuration: 3600, RoleLastUsed: {} },
  });
  await expect(cloud.call('GetRole', { RoleName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The role with name no cannot be found.',
    status: 404,
  });
});
