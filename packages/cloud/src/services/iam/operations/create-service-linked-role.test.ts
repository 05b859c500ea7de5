import { expect, test } from 'vitest';
import { createIamCloud, OWN_POLICY } from '../test-support/iam-cloud.ts';

test("a service's role is its own", async () => {
  const cloud = await createIamCloud();
  expect(await cloud.call('CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' })).toMatchObject({
    Role: { RoleName: 'AWSServiceRoleForECS', Path: '/aws-service-role/ecs.amazonaws.com/' },
  });
  expect(
    await cloud.call('CreateServiceLinkedRole', { AWSServiceName: 'autoscaling.amazonaws.com', CustomSuffix: 'x' }),
  ).toMatchObject({ Role: { RoleName: 'AWSServiceRoleForAutoScaling_x' } });
  await expect(cloud.call('CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' })).rejects.toMatchObject({
    code: 'InvalidInput',
    message: 'Service role name AWSServiceRoleForECS has been taken in this account, please try a different suffix.',
    status: 400,
  });
  await expect(
    cloud.call('AttachRolePolicy', { RoleName: 'AWSServiceRoleForECS', PolicyArn: OWN_POLICY }),
  ).rejects.toMatchObject({ code: 'UnmodifiableEntity' });
  await expect(cloud.call('DeleteRole', { RoleName: 'AWSServiceRoleForECS' })).rejects.toMatchObject({
    code: 'UnmodifiableEntity',
  });
});
