import { expect, test } from 'vitest';
import { createTestDynamodb, tableInput } from '../dynamodb.fixture.ts';

const TableName = 'Orders';
const Key = { id: { S: '1' } };

test('answers the item, the parts that are asked for, or nothing', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await call('PutItem', { TableName, Item: { ...Key, a: { M: { b: { N: '1' }, c: { N: '2' } } } } });
  expect(await call('GetItem', { TableName, Key, ProjectionExpression: 'a.b' })).toEqual({
    Item: { a: { M: { b: { N: '1' } } } },
  });
  expect(await call('GetItem', { TableName, Key, AttributesToGet: ['id'] })).toEqual({ Item: Key });
  expect(await call('GetItem', { TableName, Key: { id: { S: '2' } } })).toEqual({});
});

test('a unit is 4 KB, half a one when the read may be stale', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await call('PutItem', { TableName, Item: { ...Key, text: { S: 'x'.repeat(5000) } } });
  const get = { TableName, Key, ReturnConsumedCapacity: 'TOTAL' as const };
  expect(await call('GetItem', get)).toMatchObject({ ConsumedCapacity: { TableName, CapacityUnits: 1 } });
  expect(await call('GetItem', { ...get, ConsistentRead: true })).toMatchObject({
    ConsumedCapacity: { CapacityUnits: 2 },
  });
  expect(await call('GetItem', { ...get, Key: { id: { S: 'no' } } })).toMatchObject({
    ConsumedCapacity: { CapacityUnits: 0.5 },
  });
});

test.each([
  [{ id: { N: '1' } }, 'The provided key element does not match the schema'],
  [{ zz: { S: '1' } }, 'The provided key element does not match the schema'],
  [{ id: { S: '1' }, zz: { S: '1' } }, 'The provided key element does not match the schema'],
])('the key %j is refused', async (key, message) => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await expect(call('GetItem', { TableName, Key: key })).rejects.toMatchObject({
    code: 'ValidationException',
    message,
  });
});

test('the trace has the version that was read', async () => {
  const { call, accesses } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await call('PutItem', { TableName, Item: Key });
  await call('GetItem', { TableName, Key, ProjectionExpression: 'a.b' });
  expect(accesses()).toMatchObject([
    { key: 'id="1"', kind: 'read', versionBefore: 2, consistent: false, attributes: ['a', 'a.b'] },
  ]);
});
