import { expect, test } from 'vitest';
import { createIamCloud, DENY, OWN_POLICY, pagesOf } from '../test-support/iam-cloud.ts';

test('the newest version comes first, in pages', async () => {
  const cloud = await createIamCloud();
  await cloud.call('CreatePolicyVersion', { PolicyArn: OWN_POLICY, PolicyDocument: DENY });
  expect(await pagesOf(cloud, 'ListPolicyVersions', { PolicyArn: OWN_POLICY }, 'Versions')).toMatchObject([
    { VersionId: 'v2', IsDefaultVersion: false },
    { VersionId: 'v1', IsDefaultVersion: true },
  ]);
});
