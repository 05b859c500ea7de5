import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test("a service's role is gone at once; others are refused", async () => {
  const cloud = await createIamCloud();
  await cloud.call('CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' });
  expect(await cloud.call('DeleteServiceLinkedRole', { RoleName: 'AWSServiceRoleForECS' })).toEqual({
    DeletionTaskId: expect.stringMatching(/^task\/aws-service-role\/ecs.amazonaws.com\/AWSServiceRoleForECS\//),
  });
  await expect(cloud.call('GetRole', { RoleName: 'AWSServiceRoleForECS' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
  });
  await expect(cloud.call('DeleteServiceLinkedRole', { RoleName: 'worker' })).rejects.toMatchObject({
    code: 'InvalidInput',
  });
});
