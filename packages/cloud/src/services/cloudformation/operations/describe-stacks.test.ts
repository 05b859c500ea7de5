import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const body = `
Description: a shop
Parameters: { Secret: { Type: String, NoEcho: true }, Color: { Type: String, Default: red } }
Resources: { A: { Type: Test::Things::Thing } }
`;

test('a stack is described with everything it was given', async () => {
  const cloud = await createTestCloud();
  const id = await cloud.deploy('shop', body, {
    Parameters: [{ ParameterKey: 'Secret', ParameterValue: 's3cret' }],
    Tags: [{ Key: 'team', Value: 'x' }],
    TimeoutInMinutes: 5,
  });
  const { Stacks } = await cloud.call('DescribeStacks', { StackName: id });
  expect(Stacks?.[0]).toStrictEqual({
    StackId: id,
    StackName: 'shop',
    ChangeSetId: undefined,
    Description: 'a shop',
    Parameters: [
      { ParameterKey: 'Secret', ParameterValue: '****' },
      { ParameterKey: 'Color', ParameterValue: 'red' },
    ],
    CreationTime: new Date('2026-11-21T00:00:00Z'),
    DeletionTime: undefined,
    LastUpdatedTime: undefined,
    RollbackConfiguration: {},
    StackStatus: 'CREATE_COMPLETE',
    StackStatusReason: undefined,
    DisableRollback: false,
    NotificationARNs: [],
    TimeoutInMinutes: 5,
    Capabilities: [],
    Outputs: [],
    RoleARN: undefined,
    Tags: [{ Key: 'team', Value: 'x' }],
    EnableTerminationProtection: false,
    ParentId: undefined,
    RootId: undefined,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  });
});

test('without a name all stacks are described that are not deleted', async () => {
  const cloud = await createTestCloud();
  const plain = 'Resources: { A: { Type: Test::Things::Thing } }';
  for (const name of ['one', 'two', 'three']) await cloud.deploy(name, plain);
  await cloud.call('DeleteStack', { StackName: 'two' });
  await cloud.settle();
  const { Stacks } = await cloud.call('DescribeStacks', {});
  expect(Stacks?.map(({ StackName }) => StackName).toSorted()).toStrictEqual(['one', 'three']);
});

test('a stack that is not there is named', async () => {
  const cloud = await createTestCloud();
  await expect(cloud.call('DescribeStacks', { StackName: 'nope' })).rejects.toMatchObject({
    code: 'ValidationError',
    status: 400,
    message: 'Stack with id nope does not exist',
  });
});
