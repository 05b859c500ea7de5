import { describe, expect, test } from 'vitest';
import { createTestDynamodb, tableInput } from '../dynamodb.fixture.ts';

const TableName = 'Orders';
const state = { AttributeName: 'state', AttributeType: 'S' as const };
const byState = {
  IndexName: 'ByState',
  KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' as const }],
  Projection: { ProjectionType: 'KEYS_ONLY' as const },
};

async function createIndexed() {
  const cloud = await createTestDynamodb();
  const input = tableInput();
  await cloud.call('CreateTable', {
    ...input,
    AttributeDefinitions: [...(input.AttributeDefinitions ?? []), state],
    GlobalSecondaryIndexes: [byState],
  });
  return cloud;
}

describe('the item', () => {
  test('replaces the one before; ALL_OLD answers that', async () => {
    const { call } = await createTestDynamodb();
    await call('CreateTable', tableInput());
    const first = { id: { S: '1' }, a: { N: '1' } };
    expect(await call('PutItem', { TableName, Item: first, ReturnValues: 'ALL_OLD' })).toEqual({});
    const second = { id: { S: '1' }, b: { N: '2' } };
    expect(await call('PutItem', { TableName, Item: second, ReturnValues: 'ALL_OLD' })).toEqual({ Attributes: first });
    expect(await call('GetItem', { TableName, Key: { id: { S: '1' } } })).toEqual({ Item: second });
  });

  test.each([
    [{ a: { S: 'x' } }, 'One or more parameter values were invalid: Missing the key id in the item'],
    [{ id: { N: '1' } }, 'One or more parameter values were invalid: Type mismatch for key id expected: S actual: N'],
    [
      { id: { S: '' } },
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id',
    ],
    [{ id: { S: '1' }, a: { S: 'x'.repeat(410_000) } }, 'Item size has exceeded the maximum allowed size'],
    [
      { id: { S: '1' }, state: { N: '1' } },
      'One or more parameter values were invalid: Type mismatch for Index Key state Expected: S Actual: N IndexName: ByState',
    ],
  ])('%.60j is refused', async (Item, message) => {
    const { call } = await createIndexed();
    await expect(call('PutItem', { TableName, Item })).rejects.toMatchObject({ code: 'ValidationException', message });
    expect(await call('Scan', { TableName })).toMatchObject({ Count: 0 });
  });

  test('a table that is not there is ResourceNotFoundException', async () => {
    const { call } = await createTestDynamodb();
    await expect(call('PutItem', { TableName, Item: { id: { S: '1' } } })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
      status: 400,
      message: 'Requested resource not found',
    });
  });

  test('values of an update are no values of a put', async () => {
    const { call } = await createTestDynamodb();
    await expect(
      call('PutItem', { TableName, Item: { id: { S: '1' } }, ReturnValues: 'ALL_NEW' }),
    ).rejects.toMatchObject({
      message: 'ReturnValues can only be ALL_OLD or NONE',
    });
  });
});

describe('a condition', () => {
  test('that fails answers the item where that is asked for', async () => {
    const { call } = await createTestDynamodb();
    await call('CreateTable', tableInput());
    const Item = { id: { S: '1' }, a: { N: '1' } };
    const put = { TableName, Item, ConditionExpression: 'attribute_not_exists(id)' };
    await call('PutItem', put);
    await expect(call('PutItem', put)).rejects.toMatchObject({
      code: 'ConditionalCheckFailedException',
      message: 'The conditional request failed',
    });
    await expect(call('PutItem', { ...put, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })).rejects.toMatchObject({
      fields: { Item },
    });
  });

  test('is read before the table is looked for', async () => {
    const { call } = await createTestDynamodb();
    await expect(
      call('PutItem', { TableName, Item: { id: { S: '1' } }, ConditionExpression: 'a = :a' }),
    ).rejects.toMatchObject({
      message: expect.stringContaining(
        'An expression attribute value used in expression is not defined; attribute value: :a',
      ),
    });
  });
});

describe('consumed capacity', () => {
  test('counts each index that an item is in', async () => {
    const { call } = await createIndexed();
    const put = {
      TableName,
      Item: { id: { S: '1' }, text: { S: 'x'.repeat(3000) } },
      ReturnConsumedCapacity: 'INDEXES' as const,
    };
    expect(await call('PutItem', put)).toEqual({
      ConsumedCapacity: { TableName, CapacityUnits: 3, Table: { CapacityUnits: 3 } },
    });
    const indexed = { ...put, Item: { ...put.Item, state: { S: 'open' } } };
    expect(await call('PutItem', indexed)).toMatchObject({
      ConsumedCapacity: { CapacityUnits: 4, GlobalSecondaryIndexes: { ByState: { CapacityUnits: 1 } } },
    });
    // Nothing of what the index holds changes.
    expect(await call('PutItem', { ...indexed, Item: { ...indexed.Item, other: { S: 'x' } } })).toMatchObject({
      ConsumedCapacity: { CapacityUnits: 3, Table: { CapacityUnits: 3 } },
    });
    // The entry moves: one is deleted, one is put.
    const moved = { ...put, Item: { id: { S: '1' }, state: { S: 'done' } } };
    expect(await call('PutItem', { ...moved, ReturnConsumedCapacity: 'TOTAL' })).toEqual({
      ConsumedCapacity: { TableName, CapacityUnits: 5 },
    });
  });
});

describe('the trace', () => {
  test('a put writes all attributes, blindly unless it has a condition', async () => {
    const { call, accesses } = await createTestDynamodb();
    await call('CreateTable', tableInput({ sort: true }));
    await call('PutItem', { TableName, Item: { id: { S: 'a' }, seq: { N: '5' } } });
    const resource = 'arn:aws:dynamodb:us-east-1:000000000000:table/Orders';
    expect(accesses()).toEqual([
      { resource, key: 'id="a",seq=5', kind: 'write', versionBefore: 0, versionAfter: 2, atomic: false },
    ]);
    await call('PutItem', {
      TableName,
      Item: { id: { S: 'a' }, seq: { N: '5' } },
      ConditionExpression: 'attribute_not_exists(gone)',
      ReturnValues: 'ALL_OLD',
    });
    expect(accesses()).toEqual([
      {
        resource,
        key: 'id="a",seq=5',
        kind: 'write',
        versionBefore: 2,
        versionAfter: 3,
        atomic: true,
        condition: ['gone'],
      },
      { resource, key: 'id="a",seq=5', kind: 'read', versionBefore: 2, consistent: true },
    ]);
  });

  test('a failed condition has read what it mentions', async () => {
    const { call, accesses } = await createTestDynamodb();
    await call('CreateTable', tableInput());
    const put = { TableName, Item: { id: { S: 'a' } }, ConditionExpression: 'attribute_exists(info.version)' };
    await expect(call('PutItem', put)).rejects.toMatchObject({ code: 'ConditionalCheckFailedException' });
    expect(accesses()).toMatchObject([
      { key: 'id="a"', kind: 'read', versionBefore: 0, condition: ['info', 'info.version'] },
    ]);
  });
});

test('a snapshot is not changed by what follows', async () => {
  const { call, kernel } = await createIndexed();
  await call('PutItem', { TableName, Item: { id: { S: '1' }, state: { S: 'open' } } });
  const snapshot = kernel.snapshot();
  await call('PutItem', { TableName, Item: { id: { S: '1' }, state: { S: 'done' } } });
  kernel.restore(snapshot);
  expect(await call('Scan', { TableName, IndexName: 'ByState' })).toMatchObject({ Items: [{ state: { S: 'open' } }] });
});
