import { expect, test } from 'vitest';
import { ALLOW, createIamCloud } from '../test-support/iam-cloud.ts';

test('a policy is answered percent-encoded', async () => {
  const cloud = await createIamCloud();
  await cloud.call('PutUserPolicy', { UserName: 'ann', PolicyName: 'p', PolicyDocument: ALLOW });
  expect(await cloud.call('GetUserPolicy', { UserName: 'ann', PolicyName: 'p' })).toEqual({
    UserName: 'ann',
    PolicyName: 'p',
    PolicyDocument: encodeURIComponent(ALLOW).replaceAll('*', '%2A'),
  });
  await expect(cloud.call('GetUserPolicy', { UserName: 'ann', PolicyName: 'q' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The user policy with name q cannot be found.',
    status: 404,
  });
});
