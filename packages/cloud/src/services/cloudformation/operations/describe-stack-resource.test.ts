import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

test('a resource is described with its metadata', async () => {
  const cloud = await createTestCloud();
  const id = await cloud.deploy(
    'shop',
    'Resources: { A: { Type: Test::Things::Thing, Metadata: { x: 1 }, Properties: { Name: a } } }',
  );
  const output = await cloud.call('DescribeStackResource', { StackName: 'shop', LogicalResourceId: 'A' });
  expect(output.StackResourceDetail).toStrictEqual({
    StackName: 'shop',
    StackId: id,
    LogicalResourceId: 'A',
    PhysicalResourceId: 'a',
    ResourceType: 'Test::Things::Thing',
    LastUpdatedTimestamp: new Date('2026-11-21T00:00:00Z'),
    ResourceStatus: 'CREATE_COMPLETE',
    ResourceStatusReason: undefined,
    Metadata: '{"x":1}',
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
  });
});

test('what is not there is named', async () => {
  const cloud = await createTestCloud();
  await expect(
    cloud.call('DescribeStackResource', { StackName: 'nope', LogicalResourceId: 'A' }),
  ).rejects.toMatchObject({
    message: "Stack 'nope' does not exist",
  });
  await cloud.deploy('shop', 'Resources: { A: { Type: Test::Things::Thing } }');
  await expect(
    cloud.call('DescribeStackResource', { StackName: 'shop', LogicalResourceId: 'B' }),
  ).rejects.toMatchObject({
    message: 'Resource B does not exist for stack shop',
  });
});
