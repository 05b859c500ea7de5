import { expect, test } from 'vitest';
import { ALLOW, createIamCloud, pagesOf } from '../test-support/iam-cloud.ts';

test('names come in order, in pages', async () => {
  const cloud = await createIamCloud();
  await cloud.call('PutGroupPolicy', { GroupName: 'devs', PolicyName: 'b', PolicyDocument: ALLOW });
  await cloud.call('PutGroupPolicy', { GroupName: 'devs', PolicyName: 'A', PolicyDocument: ALLOW });
  await cloud.call('PutGroupPolicy', { GroupName: 'devs', PolicyName: 'c', PolicyDocument: ALLOW });
  expect(await pagesOf(cloud, 'ListGroupPolicies', { GroupName: 'devs' }, 'PolicyNames')).toEqual(['A', 'b', 'c']);
  await expect(cloud.call('ListGroupPolicies', { GroupName: 'no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The group with name no cannot be found.',
    status: 404,
  });
});
