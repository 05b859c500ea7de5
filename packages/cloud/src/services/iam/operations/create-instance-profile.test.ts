import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('a profile is there, without a role; a name is taken once', async () => {
  const cloud = await createIamCloud();
  expect(await cloud.call('CreateInstanceProfile', { InstanceProfileName: 'p', Path: '/x/' })).toMatchObject({
    InstanceProfile: {
      Arn: 'arn:aws:iam::000000000000:instance-profile/x/p',
      InstanceProfileId: expect.stringMatching(/^AIPA/),
      Roles: [],
    },
  });
  await expect(cloud.call('CreateInstanceProfile', { InstanceProfileName: 'p' })).rejects.toMatchObject({
    code: 'EntityAlreadyExists',
    message: 'Instance Profile p already exists.',
    status: 409,
  });
});
