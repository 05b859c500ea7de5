import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('a group is there; a name is taken once', async () => {
  const cloud = await createIamCloud();
  expect(await cloud.call('CreateGroup', { GroupName: 'g', Path: '/x/' })).toMatchObject({
    Group: { Arn: 'arn:aws:iam::000000000000:group/x/g', GroupId: expect.stringMatching(/^AGPA/) },
  });
  await expect(cloud.call('CreateGroup', { GroupName: 'G' })).rejects.toMatchObject({
    code: 'EntityAlreadyExists',
    message: 'Group with name G already exists.',
    status: 409,
  });
});
