import { expect, test } from 'vitest';
import { createIamCloud, OWN_POLICY } from '../test-support/iam-cloud.ts';

test('a policy is detached once', async () => {
  const cloud = await createIamCloud();
  await cloud.call('AttachUserPolicy', { UserName: 'ann', PolicyArn: OWN_POLICY });
  await cloud.call('DetachUserPolicy', { UserName: 'ann', PolicyArn: OWN_POLICY });
  expect(await cloud.call('GetPolicy', { PolicyArn: OWN_POLICY })).toMatchObject({ Policy: { AttachmentCount: 0 } });
  await expect(cloud.call('DetachUserPolicy', { UserName: 'ann', PolicyArn: OWN_POLICY })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'Policy arn:aws:iam::000000000000:policy/own was not found.',
    status: 404,
  });
});
