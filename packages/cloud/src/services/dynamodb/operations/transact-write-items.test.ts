import { describe, expect, test } from 'vitest';
import { createTestDynamodb, tableInput, type TestDynamodb } from '../dynamodb.fixture.ts';

const TableName = 'Orders';
const key = (id: string) => ({ id: { S: id } });
const put = (id: string, ConditionExpression?: string) => ({
  Put: { TableName, Item: key(id), ...(ConditionExpression !== undefined && { ConditionExpression }) },
});
const add = (id: string) => ({
  Update: {
    TableName,
    Key: key(id),
    UpdateExpression: 'ADD n :one',
    ExpressionAttributeValues: { ':one': { N: '1' } },
  },
});

async function create(): Promise<TestDynamodb> {
  const cloud = await createTestDynamodb();
  await cloud.call('CreateTable', tableInput());
  await cloud.call('PutItem', { TableName, Item: { ...key('here'), n: { N: '1' } } });
  return cloud;
}

test('makes all changes or none', async () => {
  const { call } = await create();
  const check = (id: string) => ({
    ConditionCheck: { TableName, Key: key(id), ConditionExpression: 'attribute_exists(id)' },
  });
  await call('TransactWriteItems', { TransactItems: [put('a'), add('b'), check('here')] });
  expect(await call('GetItem', { TableName, Key: key('b') })).toEqual({ Item: { ...key('b'), n: { N: '1' } } });
  const failing = { TransactItems: [{ Delete: { TableName, Key: key('a') } }, check('gone'), add('b')] };
  await expect(call('TransactWriteItems', failing)).rejects.toMatchObject({
    code: 'TransactionCanceledException',
    message:
      'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed, None]',
  });
  expect(await call('Scan', { TableName })).toMatchObject({ Count: 3 });
  expect(await call('GetItem', { TableName, Key: key('b') })).toMatchObject({ Item: { n: { N: '1' } } });
});

test('each action has its reason, with the item where that is asked for', async () => {
  const { call } = await create();
  const failing = put('here', 'attribute_not_exists(id)');
  await expect(
    call('TransactWriteItems', {
      TransactItems: [
        { Put: { ...failing.Put, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
        put('fine'),
        {
          Update: {
            TableName,
            Key: key('here2'),
            UpdateExpression: 'SET id = :v',
            ExpressionAttributeValues: { ':v': { S: 'x' } },
          },
        },
      ],
    }),
  ).rejects.toMatchObject({
    fields: {
      CancellationReasons: [
        {
          Code: 'ConditionalCheckFailed',
          Message: 'The conditional request failed',
          Item: { ...key('here'), n: { N: '1' } },
        },
        { Code: 'None' },
        {
          Code: 'ValidationError',
          Message:
            'One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key',
        },
      ],
    },
  });
});

test.each([
  [
    [put('a'), { Delete: { TableName, Key: key('a') } }],
    'Transaction request cannot include multiple operations on one item',
  ],
  [[{ ...put('a'), ...add('b') }], 'TransactItems can only contain one of Check, Put, Update or Delete'],
  [[{}], 'Invalid Request: TransactWriteRequest should contain Delete or Put or Update request'],
  [[put('a', 'a ==')], expect.stringContaining('Invalid ConditionExpression: Syntax error')],
])('%.60j fails the request itself', async (TransactItems, message) => {
  const { call } = await create();
  await expect(call('TransactWriteItems', { TransactItems })).rejects.toMatchObject({
    code: 'ValidationException',
    message,
  });
});

test('costs twice', async () => {
  const { call } = await create();
  expect(await call('TransactWriteItems', { TransactItems: [put('a')], ReturnConsumedCapacity: 'INDEXES' })).toEqual({
    ConsumedCapacity: [
      { TableName, CapacityUnits: 2, WriteCapacityUnits: 2, Table: { CapacityUnits: 2, WriteCapacityUnits: 2 } },
    ],
  });
});

describe('a client request token', () => {
  test('answers a repetition without doing it again, for ten minutes', async () => {
    const { call, time } = await create();
    const request = {
      TransactItems: [add('here')],
      ClientRequestToken: 'token-1',
      ReturnConsumedCapacity: 'TOTAL' as const,
    };
    const n = async () => (await call('GetItem', { TableName, Key: key('here') })).Item?.['n']?.N;
    await call('TransactWriteItems', request);
    expect(await call('TransactWriteItems', request)).toEqual({
      ConsumedCapacity: [{ TableName, CapacityUnits: 2, ReadCapacityUnits: 2 }],
    });
    expect(await n()).toBe('2');
    await time.advance(10 * 60 * 1000);
    await call('TransactWriteItems', request);
    expect(await n()).toBe('3');
  });

  test('is refused with another request, and forgotten when its request failed', async () => {
    const { call } = await create();
    const failing = { TransactItems: [put('here', 'attribute_not_exists(id)')], ClientRequestToken: 'token-1' };
    await expect(call('TransactWriteItems', failing)).rejects.toMatchObject({ code: 'TransactionCanceledException' });
    await call('TransactWriteItems', { TransactItems: [add('here')], ClientRequestToken: 'token-1' });
    await expect(
      call('TransactWriteItems', { TransactItems: [add('b')], ClientRequestToken: 'token-1' }),
    ).rejects.toMatchObject({
      code: 'IdempotentParameterMismatchException',
    });
  });
});

test('the trace has every action; a check is a read with its condition', async () => {
  const { call, accesses } = await create();
  const check = { ConditionCheck: { TableName, Key: key('here'), ConditionExpression: 'attribute_exists(n)' } };
  await call('TransactWriteItems', { TransactItems: [check, put('a')] });
  expect(accesses()).toMatchObject([
    { key: 'id="here"', kind: 'read', condition: ['n'], versionBefore: 2 },
    { key: 'id="a"', kind: 'write', versionBefore: 0, versionAfter: 3 },
  ]);
});
