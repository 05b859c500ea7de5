import { expect, test } from 'vitest';
import { ALLOW, createIamCloud, OWN_POLICY } from '../test-support/iam-cloud.ts';

test('a version is answered with its document', async () => {
  const cloud = await createIamCloud();
  expect(await cloud.call('GetPolicyVersion', { PolicyArn: OWN_POLICY, VersionId: 'v1' })).toMatchObject({
    PolicyVersion: {
      VersionId: 'v1',
      IsDefaultVersion: true,
      Document: encodeURIComponent(ALLOW).replaceAll('*', '%2A'),
    },
  });
  await expect(cloud.call('GetPolicyVersion', { PolicyArn: OWN_POLICY, VersionId: 'v9' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'Policy arn:aws:iam::000000000000:policy/own version v9 does not exist or is not attachable.',
    status: 404,
  });
});
