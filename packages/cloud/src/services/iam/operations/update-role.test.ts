import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('what is given changes', async () => {
  const cloud = await createIamCloud();
  await cloud.call('UpdateRole', { RoleName: 'worker', Description: 'd', MaxSessionDuration: 7200 });
  await cloud.call('UpdateRole', { RoleName: 'worker' });
  expect(await cloud.call('GetRole', { RoleName: 'worker' })).toMatchObject({
    Role: { Description: 'd', MaxSessionDuration: 7200 },
  });
  await expect(cloud.call('UpdateRole', { RoleName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The role with name no cannot be found.',
    status: 404,
  });
});
