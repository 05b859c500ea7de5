import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const body = 'Resources: { A: { Type: Test::Things::Thing, Properties: { Name: a } } }';

test('a deleted change set is gone, and deleting it again succeeds', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', body);
  const names = { StackName: 'shop', ChangeSetName: 'c' };
  await cloud.call('CreateChangeSet', { ...names, TemplateBody: body.replace('Name: a', 'Name: b') });
  await cloud.call('DeleteChangeSet', names);
  await expect(cloud.call('DescribeChangeSet', names)).rejects.toMatchObject({ code: 'ChangeSetNotFound' });
  expect(await cloud.call('DeleteChangeSet', names)).toStrictEqual({});
});
