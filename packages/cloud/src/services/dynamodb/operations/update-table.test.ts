import { describe, expect, test } from 'vitest';
import { createTestDynamodb, tableInput } from '../dynamodb.fixture.ts';

const byState = {
  IndexName: 'ByState',
  KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' as const }],
  Projection: { ProjectionType: 'KEYS_ONLY' as const },
};
const addByState = {
  TableName: 'Orders',
  AttributeDefinitions: [{ AttributeName: 'state', AttributeType: 'S' as const }],
  GlobalSecondaryIndexUpdates: [{ Create: byState }],
};

describe('global secondary indexes', () => {
  test('a new index is filled with what fits it', async () => {
    const { call } = await createTestDynamodb();
    await call('CreateTable', tableInput());
    await call('PutItem', { TableName: 'Orders', Item: { id: { S: '1' }, state: { S: 'open' } } });
    await call('PutItem', { TableName: 'Orders', Item: { id: { S: '2' }, state: { N: '7' } } });
    await call('PutItem', { TableName: 'Orders', Item: { id: { S: '3' } } });
    expect(await call('UpdateTable', addByState)).toMatchObject({ TableDescription: { TableStatus: 'UPDATING' } });
    expect(await call('Scan', { TableName: 'Orders', IndexName: 'ByState' })).toMatchObject({
      Items: [{ id: { S: '1' }, state: { S: 'open' } }],
    });
    // What was there with another type can be replaced by what fits.
    await call('PutItem', { TableName: 'Orders', Item: { id: { S: '2' }, state: { S: 'done' } } });
    expect(await call('Scan', { TableName: 'Orders', IndexName: 'ByState' })).toMatchObject({ Count: 2 });
  });

  test('a deleted index is gone with its attribute definition', async () => {
    const { call } = await createTestDynamodb();
    await call('CreateTable', tableInput());
    await call('UpdateTable', addByState);
    await call('UpdateTable', {
      TableName: 'Orders',
      GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'ByState' } }],
    });
    const { Table: table } = await call('DescribeTable', { TableName: 'Orders' });
    expect(table).not.toHaveProperty('GlobalSecondaryIndexes');
    expect(table?.AttributeDefinitions).toEqual([{ AttributeName: 'id', AttributeType: 'S' }]);
  });

  test('one index is made at a time, under a new name', async () => {
    const { call } = await createTestDynamodb();
    await call('CreateTable', tableInput());
    const two = [{ Create: byState }, { Create: { ...byState, IndexName: 'Other' } }];
    await expect(call('UpdateTable', { ...addByState, GlobalSecondaryIndexUpdates: two })).rejects.toMatchObject({
      code: 'LimitExceededException',
    });
    await call('UpdateTable', addByState);
    await expect(call('UpdateTable', addByState)).rejects.toMatchObject({
      message: 'Attempting to create an index which already exists',
    });
  });
});

test('billing goes both ways', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await expect(call('UpdateTable', { TableName: 'Orders', BillingMode: 'PROVISIONED' })).rejects.toMatchObject({
    message:
      'One or more parameter values were invalid: ProvisionedThroughput must be specified when BillingMode is PROVISIONED',
  });
  const provisioned = { TableName: 'Orders', ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 6 } };
  await call('UpdateTable', { ...provisioned, BillingMode: 'PROVISIONED' });
  await expect(call('UpdateTable', provisioned)).rejects.toMatchObject({
    message: expect.stringContaining('The provisioned throughput for the table will not change.'),
  });
  const { Table: table } = await call('DescribeTable', { TableName: 'Orders' });
  expect(table?.ProvisionedThroughput).toMatchObject({ ReadCapacityUnits: 5, WriteCapacityUnits: 6 });
  await call('UpdateTable', { TableName: 'Orders', BillingMode: 'PAY_PER_REQUEST' });
});

test('a stream is opened and closed; opened again it has another ARN', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  const open = {
    TableName: 'Orders',
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' as const },
  };
  const close = { TableName: 'Orders', StreamSpecification: { StreamEnabled: false } };
  const first = await call('UpdateTable', open);
  await expect(call('UpdateTable', open)).rejects.toMatchObject({ code: 'ValidationException' });
  await call('UpdateTable', close);
  await expect(call('UpdateTable', close)).rejects.toMatchObject({ code: 'ValidationException' });
  const second = await call('UpdateTable', open);
  expect(second.TableDescription?.LatestStreamArn).not.toBe(first.TableDescription?.LatestStreamArn);
});

test('nothing to change is refused, and so are replicas, by name', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await expect(call('UpdateTable', { TableName: 'Orders' })).rejects.toMatchObject({
    message: expect.stringContaining('At least one of ProvisionedThroughput'),
  });
  await expect(call('UpdateTable', { TableName: 'Orders', ReplicaUpdates: [] })).rejects.toMatchObject({ status: 501 });
});
