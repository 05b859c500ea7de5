import { expect, test } from 'vitest';
import { ALLOW, createIamCloud } from '../test-support/iam-cloud.ts';

test('a policy is deleted once', async () => {
  const cloud = await createIamCloud();
  await cloud.call('PutGroupPolicy', { GroupName: 'devs', PolicyName: 'p', PolicyDocument: ALLOW });
  await cloud.call('DeleteGroupPolicy', { GroupName: 'devs', PolicyName: 'p' });
  expect(await cloud.call('ListGroupPolicies', { GroupName: 'devs' })).toEqual({ PolicyNames: [], IsTruncated: false });
  await expect(cloud.call('DeleteGroupPolicy', { GroupName: 'devs', PolicyName: 'p' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The group policy with name p cannot be found.',
    status: 404,
  });
});
