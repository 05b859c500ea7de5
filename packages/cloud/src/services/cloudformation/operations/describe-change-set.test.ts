import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

test('additions, modifications, replacements and removals are told apart', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy(
    'shop',
    'Resources: { A: { Type: Test::Things::Thing, Properties: { Name: a } }, R: { Type: Test::Things::Rock, Properties: { Size: 1 } }, Gone: { Type: Test::Things::Thing, Properties: { Name: gone } } }',
  );
  const TemplateBody =
    'Resources: { A: { Type: Test::Things::Thing, Properties: { Name: a, Color: red } }, R: { Type: Test::Things::Rock, Properties: { Size: 2 } }, New: { Type: Test::Things::Thing } }';
  await cloud.call('CreateChangeSet', { StackName: 'shop', ChangeSetName: 'c', TemplateBody, Description: 'why' });
  const output = await cloud.call('DescribeChangeSet', { StackName: 'shop', ChangeSetName: 'c' });
  expect(output).toMatchObject({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE', Description: 'why' });
  const changes = output.Changes?.map(({ ResourceChange: change }) => [
    change?.Action,
    change?.LogicalResourceId,
    change?.PhysicalResourceId,
    change?.Replacement,
  ]);
  expect(changes).toStrictEqual([
    ['Modify', 'A', 'a', 'False'],
    ['Modify', 'R', await cloud.physicalId('shop', 'R'), 'True'],
    ['Add', 'New', undefined, undefined],
    ['Remove', 'Gone', 'gone', undefined],
  ]);
});

test('a change set that is not there is named', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', 'Resources: { A: { Type: Test::Things::Thing } }');
  await expect(cloud.call('DescribeChangeSet', { StackName: 'shop', ChangeSetName: 'c' })).rejects.toMatchObject({
    code: 'ChangeSetNotFound',
    status: 404,
    message: 'ChangeSet [c] does not exist',
  });
});
