import { expect, test } from 'vitest';
import { ALLOW, createIamCloud, OWN_POLICY, pagesOf } from '../test-support/iam-cloud.ts';

test('what is below a path comes in order of name, in pages', async () => {
  const cloud = await createIamCloud();
  await cloud.call('CreatePolicy', { PolicyName: 'a', Path: '/deep/', PolicyDocument: ALLOW });
  const { Policies } = await cloud.call('ListPolicies', {});
  expect(Policies).toMatchObject([{ PolicyName: 'a' }, { PolicyName: 'own', AttachmentCount: 0 }]);
  expect(await pagesOf(cloud, 'ListPolicies', {}, 'Policies')).toEqual(Policies);
  expect(await pagesOf(cloud, 'ListPolicies', { PathPrefix: '/deep/' }, 'Policies')).toMatchObject([
    { PolicyName: 'a' },
  ]);
  await expect(cloud.call('ListPolicies', { Marker: 'x' })).rejects.toMatchObject({
    code: 'ValidationError',
    message: 'Invalid Marker.',
  });
});

test('only attached ones, boundaries or those of AWS can be asked for', async () => {
  const cloud = await createIamCloud();
  await cloud.call('CreatePolicy', { PolicyName: 'bound', PolicyDocument: ALLOW });
  await cloud.call('AttachUserPolicy', { UserName: 'ann', PolicyArn: OWN_POLICY });
  await cloud.call('PutRolePermissionsBoundary', {
    RoleName: 'worker',
    PermissionsBoundary: 'arn:aws:iam::000000000000:policy/bound',
  });
  expect(await cloud.call('ListPolicies', { OnlyAttached: true })).toMatchObject({
    Policies: [{ PolicyName: 'own', AttachmentCount: 1 }],
  });
  expect(await cloud.call('ListPolicies', { PolicyUsageFilter: 'PermissionsBoundary' })).toMatchObject({
    Policies: [{ PolicyName: 'bound', PermissionsBoundaryUsageCount: 1 }],
  });
  expect(await cloud.call('ListPolicies', { Scope: 'AWS' })).toEqual({ Policies: [], IsTruncated: false });
});
