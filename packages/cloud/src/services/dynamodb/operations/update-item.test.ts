import { describe, expect, test } from 'vitest';
import { createTestDynamodb, tableInput, type TestDynamodb } from '../dynamodb.fixture.ts';

const TableName = 'Orders';
const Key = { id: { S: '1' } };
const item = { ...Key, count: { N: '1' }, name: { S: 'a' }, info: { M: { a: { N: '1' }, b: { N: '2' } } } };

async function create(): Promise<TestDynamodb> {
  const cloud = await createTestDynamodb();
  await cloud.call('CreateTable', tableInput());
  await cloud.call('PutItem', { TableName, Item: item });
  return cloud;
}

const increment = {
  TableName,
  Key,
  UpdateExpression: 'SET #c = #c + :one, info.a = :one',
  ExpressionAttributeNames: { '#c': 'count' },
  ExpressionAttributeValues: { ':one': { N: '1' } },
};

describe('ReturnValues', () => {
  test.each([
    ['NONE' as const, {}],
    ['ALL_OLD' as const, { Attributes: item }],
    ['UPDATED_OLD' as const, { Attributes: { count: { N: '1' }, info: { M: { a: { N: '1' } } } } }],
    ['ALL_NEW' as const, { Attributes: { ...item, count: { N: '2' } } }],
    ['UPDATED_NEW' as const, { Attributes: { count: { N: '2' }, info: { M: { a: { N: '1' } } } } }],
  ])('%s', async (ReturnValues, answer) => {
    const { call } = await create();
    expect(await call('UpdateItem', { ...increment, ReturnValues })).toEqual(answer);
  });
});

test('makes the item when there is none', async () => {
  const { call } = await create();
  const update = {
    TableName,
    Key: { id: { S: 'new' } },
    UpdateExpression: 'ADD hits :one',
    ExpressionAttributeValues: { ':one': { N: '1' } },
  };
  expect(await call('UpdateItem', { ...update, ReturnValues: 'ALL_NEW' })).toEqual({
    Attributes: { id: { S: 'new' }, hits: { N: '1' } },
  });
  await call('UpdateItem', { TableName, Key: { id: { S: 'bare' } } });
  expect(await call('GetItem', { TableName, Key: { id: { S: 'bare' } } })).toEqual({ Item: { id: { S: 'bare' } } });
});

test('an update in the older style that only deletes makes nothing', async () => {
  const { call } = await create();
  await call('UpdateItem', { TableName, Key: { id: { S: 'none' } }, AttributeUpdates: { a: { Action: 'DELETE' } } });
  expect(await call('GetItem', { TableName, Key: { id: { S: 'none' } } })).toEqual({});
});

test.each([
  [
    'SET id = :v',
    'One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key',
  ],
  ['SET x = :v + info', 'An operand in the update expression has an incorrect data type'],
  ['SET gone.x = :v', 'The document path provided in the update expression is invalid for update'],
  ['SET big = :v', 'Item size to update has exceeded the maximum allowed size'],
])('%s is refused and changes nothing', async (UpdateExpression, message) => {
  const { call } = await create();
  const value = UpdateExpression.includes('big') ? { S: 'x'.repeat(409_600) } : { N: '1' };
  const update = { TableName, Key, UpdateExpression, ExpressionAttributeValues: { ':v': value } };
  await expect(call('UpdateItem', update)).rejects.toMatchObject({ code: 'ValidationException', message });
  expect(await call('GetItem', { TableName, Key })).toEqual({ Item: item });
});

describe('the trace', () => {
  test('tells computed attributes from those that are overwritten', async () => {
    const { call, accesses } = await create();
    await call('UpdateItem', increment);
    expect(accesses()).toMatchObject([
      { kind: 'write', attributes: ['count'], atomic: true, versionBefore: 2, versionAfter: 3 },
      { kind: 'write', attributes: ['info', 'info.a'], atomic: false, versionBefore: 2, versionAfter: 3 },
    ]);
  });

  test('a condition on what is replaced guards all of it', async () => {
    const { call, accesses } = await create();
    const update = {
      TableName,
      Key,
      UpdateExpression: 'SET version = :v, #n = :v',
      ConditionExpression: 'attribute_not_exists(version)',
      ExpressionAttributeNames: { '#n': 'name' },
      ExpressionAttributeValues: { ':v': { N: '1' } },
    };
    await call('UpdateItem', update);
    expect(accesses()).toMatchObject([{ attributes: ['version', 'name'], atomic: true, condition: ['version'] }]);
  });

  test('a condition on a sibling does not', async () => {
    const { call, accesses } = await create();
    const update = {
      TableName,
      Key,
      UpdateExpression: 'SET info.b = :v',
      ConditionExpression: 'attribute_exists(info.a) AND attribute_exists(id)',
      ExpressionAttributeValues: { ':v': { N: '1' } },
    };
    await call('UpdateItem', update);
    expect(accesses()).toMatchObject([
      { attributes: ['info', 'info.b'], atomic: false, condition: ['info', 'info.a', 'id'] },
    ]);
  });

  test('values that come back have been read', async () => {
    const { call, accesses } = await create();
    await call('UpdateItem', { ...increment, ReturnValues: 'UPDATED_NEW' });
    expect(accesses().at(-1)).toMatchObject({
      kind: 'read',
      versionBefore: 3,
      attributes: ['count', 'info', 'info.a'],
    });
    await call('UpdateItem', { ...increment, ReturnValues: 'ALL_OLD' });
    expect(accesses().at(-1)).toMatchObject({ kind: 'read', versionBefore: 3 });
  });
});

describe('keys of secondary indexes', () => {
  const setState = (value: { S: string } | { N: string }) => ({
    TableName,
    Key,
    UpdateExpression: 'SET #s = :s',
    ExpressionAttributeNames: { '#s': 'state' },
    ExpressionAttributeValues: { ':s': value },
  });

  test('are checked when the update changes them, not when they were wrong before the index', async () => {
    const { call } = await create();
    await call('UpdateItem', { ...setState({ S: 'x' }), ExpressionAttributeValues: { ':s': { BOOL: true } } });
    await call('UpdateTable', {
      TableName,
      AttributeDefinitions: [{ AttributeName: 'state', AttributeType: 'S' }],
      GlobalSecondaryIndexUpdates: [
        {
          Create: {
            IndexName: 'ByState',
            KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'ALL' },
          },
        },
      ],
    });
    await call('UpdateItem', increment);
    await expect(call('UpdateItem', setState({ N: '1' }))).rejects.toMatchObject({
      message:
        'One or more parameter values were invalid: Type mismatch for Index Key state Expected: S Actual: N IndexName: ByState',
    });
    await expect(call('UpdateItem', setState({ S: '' }))).rejects.toMatchObject({
      message: expect.stringContaining(
        'The update expression attempted to update a secondary index key to a value that is not supported',
      ),
    });
    await call('UpdateItem', setState({ S: 'open' }));
    expect(await call('Scan', { TableName, IndexName: 'ByState' })).toMatchObject({ Count: 1 });
    await call('DeleteItem', { TableName, Key });
    expect(await call('Scan', { TableName, IndexName: 'ByState' })).toMatchObject({ Count: 0 });
  });
});
