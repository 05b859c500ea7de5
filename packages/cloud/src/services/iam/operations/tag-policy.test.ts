import { expect, test } from 'vitest';
import { createIamCloud, OWN_POLICY } from '../test-support/iam-cloud.ts';

test('tags are added and replaced, without regard to case', async () => {
  const cloud = await createIamCloud();
  await cloud.call('TagPolicy', {
    PolicyArn: OWN_POLICY,
    Tags: [
      { Key: 'b', Value: '1' },
      { Key: 'a', Value: '2' },
    ],
  });
  await cloud.call('TagPolicy', { PolicyArn: OWN_POLICY, Tags: [{ Key: 'B', Value: '3' }] });
  expect(await cloud.call('ListPolicyTags', { PolicyArn: OWN_POLICY })).toMatchObject({
    Tags: expect.arrayContaining([
      { Key: 'a', Value: '2' },
      { Key: 'B', Value: '3' },
    ]),
  });
  await expect(
    cloud.call('TagPolicy', {
      PolicyArn: OWN_POLICY,
      Tags: [
        { Key: 'x', Value: '' },
        { Key: 'X', Value: '' },
      ],
    }),
  ).rejects.toMatchObject({
    code: 'InvalidInput',
    message: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
  });
  const many = Array.from({ length: 49 }, (_, index) => ({ Key: `k${index}`, Value: '' }));
  await expect(cloud.call('TagPolicy', { PolicyArn: OWN_POLICY, Tags: many })).rejects.toMatchObject({
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for TagsPerPolicy: 50',
    status: 409,
  });
  await expect(cloud.call('TagPolicy', { PolicyArn: 'no', Tags: [] })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'Policy no was not found.',
    status: 404,
  });
});
