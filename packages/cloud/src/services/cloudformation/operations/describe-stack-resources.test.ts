import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const body =
  'Resources: { A: { Type: Test::Things::Thing, Properties: { Name: a } }, B: { Type: Test::Things::Thing } }';

test('resources are found by stack, by logical id and by physical id', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', body);
  const idsOf = async (input: object): Promise<unknown> =>
    (await cloud.call('DescribeStackResources', input)).StackResources?.map((resource) => resource.LogicalResourceId);
  expect(await idsOf({ StackName: 'shop' })).toStrictEqual(['A', 'B']);
  expect(await idsOf({ StackName: 'shop', LogicalResourceId: 'B' })).toStrictEqual(['B']);
  expect(await idsOf({ PhysicalResourceId: 'a' })).toStrictEqual(['A', 'B']);
});

test('what is not there is named', async () => {
  const cloud = await createTestCloud();
  await expect(cloud.call('DescribeStackResources', { StackName: 'nope' })).rejects.toMatchObject({
    message: 'Stack with id nope does not exist',
  });
});
