import { expect, test } from 'vitest';
import { ALLOW, createIamCloud } from '../test-support/iam-cloud.ts';

test('a policy is answered percent-encoded', async () => {
  const cloud = await createIamCloud();
  await cloud.call('PutRolePolicy', { RoleName: 'worker', PolicyName: 'p', PolicyDocument: ALLOW });
  expect(await cloud.call('GetRolePolicy', { RoleName: 'worker', PolicyName: 'p' })).toEqual({
    RoleName: 'worker',
    PolicyName: 'p',
    PolicyDocument: encodeURIComponent(ALLOW).replaceAll('*', '%2A'),
  });
  await expect(cloud.call('GetRolePolicy', { RoleName: 'worker', PolicyName: 'q' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The role policy with name q cannot be found.',
    status: 404,
  });
});
