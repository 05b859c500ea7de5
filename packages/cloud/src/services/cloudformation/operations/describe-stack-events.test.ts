import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const body = 'Resources: { A: { Type: Test::Things::Thing, Properties: { Name: a } } }';

test('events come newest first, with the properties a resource was given', async () => {
  const cloud = await createTestCloud();
  const id = await cloud.deploy('shop', body, { ClientRequestToken: 'token' });
  const { StackEvents } = await cloud.call('DescribeStackEvents', { StackName: 'shop' });
  expect(StackEvents).toHaveLength(5);
  expect(StackEvents?.[0]).toMatchObject({ LogicalResourceId: 'shop', ResourceStatus: 'CREATE_COMPLETE' });
  expect(StackEvents?.[1]).toStrictEqual({
    StackId: id,
    EventId: 'A-CREATE_COMPLETE-2026-11-21T00:00:00.000Z',
    StackName: 'shop',
    LogicalResourceId: 'A',
    PhysicalResourceId: 'a',
    ResourceType: 'Test::Things::Thing',
    Timestamp: new Date('2026-11-21T00:00:00Z'),
    ResourceStatus: 'CREATE_COMPLETE',
    ResourceStatusReason: undefined,
    ResourceProperties: '{"Name":"a"}',
    ClientRequestToken: 'token',
  });
});

test('more events than fit come in pages', async () => {
  const cloud = await createTestCloud();
  const things = Array.from({ length: 40 }, (_, index) => `  T${index}: { Type: Test::Things::Thing }\n`).join('');
  await cloud.deploy('shop', `Resources:\n${things}`);
  const first = await cloud.call('DescribeStackEvents', { StackName: 'shop' });
  expect(first.StackEvents).toHaveLength(100);
  const second = await cloud.call('DescribeStackEvents', { StackName: 'shop', NextToken: first.NextToken });
  expect(second.StackEvents).toHaveLength(22);
  expect(second.NextToken).toBeUndefined();
});

test('a stack that is not there is named', async () => {
  const cloud = await createTestCloud();
  await expect(cloud.call('DescribeStackEvents', { StackName: 'nope' })).rejects.toMatchObject({
    message: 'Stack [nope] does not exist',
  });
});
