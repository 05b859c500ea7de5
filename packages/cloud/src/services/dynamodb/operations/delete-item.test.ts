import { expect, test } from 'vitest';
import { createTestDynamodb, tableInput } from '../dynamodb.fixture.ts';

const TableName = 'Orders';
const Key = { id: { S: '1' } };

test('answers what was there; nothing there is no error', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  const Item = { ...Key, a: { S: 'x' } };
  await call('PutItem', { TableName, Item });
  expect(await call('DeleteItem', { TableName, Key, ReturnValues: 'ALL_OLD' })).toEqual({ Attributes: Item });
  expect(
    await call('DeleteItem', { TableName, Key, ReturnValues: 'ALL_OLD', ReturnConsumedCapacity: 'TOTAL' }),
  ).toEqual({
    ConsumedCapacity: { TableName, CapacityUnits: 1 },
  });
});

test('a failed condition leaves the item', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await call('PutItem', { TableName, Item: { ...Key, a: { N: '1' } } });
  const remove = {
    TableName,
    Key,
    Expected: { a: { ComparisonOperator: 'GT' as const, AttributeValueList: [{ N: '1' }] } },
  };
  await expect(call('DeleteItem', remove)).rejects.toMatchObject({ code: 'ConditionalCheckFailedException' });
  expect(await call('GetItem', { TableName, Key })).toHaveProperty('Item');
});

test('the trace has a write of everything', async () => {
  const { call, accesses } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await call('PutItem', { TableName, Item: Key });
  await call('DeleteItem', { TableName, Key });
  expect(accesses()).toMatchObject([
    { key: 'id="1"', kind: 'write', versionBefore: 2, versionAfter: 3, atomic: false },
  ]);
  expect(accesses()[0]).not.toHaveProperty('attributes');
});
