import { expect, test } from 'vitest';
import { ALLOW, createIamCloud } from '../test-support/iam-cloud.ts';

test('a policy is answered percent-encoded', async () => {
  const cloud = await createIamCloud();
  await cloud.call('PutGroupPolicy', { GroupName: 'devs', PolicyName: 'p', PolicyDocument: ALLOW });
  expect(await cloud.call('GetGroupPolicy', { GroupName: 'devs', PolicyName: 'p' })).toEqual({
    GroupName: 'devs',
    PolicyName: 'p',
    PolicyDocument: encodeURIComponent(ALLOW).replaceAll('*', '%2A'),
  });
  await expect(cloud.call('GetGroupPolicy', { GroupName: 'devs', PolicyName: 'q' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The group policy with name q cannot be found.',
    status: 404,
  });
});
