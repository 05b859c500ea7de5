import { expect, test } from 'vitest';
import { createTestDynamodb, tableInput } from '../dynamodb.fixture.ts';

const TableName = 'Orders';
const get = (id: string, rest: object = {}) => ({ Get: { TableName, Key: { id: { S: id } }, ...rest } });

test('answers in the order of the request, at twice the price', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await call('PutItem', { TableName, Item: { id: { S: '1' }, a: { S: 'x' } } });
  const TransactItems = [get('2'), get('1', { ProjectionExpression: 'a' })];
  expect(await call('TransactGetItems', { TransactItems, ReturnConsumedCapacity: 'TOTAL' })).toEqual({
    Responses: [{}, { Item: { a: { S: 'x' } } }],
    ConsumedCapacity: [{ TableName, CapacityUnits: 4, ReadCapacityUnits: 4 }],
  });
});

test('one item twice is refused; a wrong key cancels', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await expect(call('TransactGetItems', { TransactItems: [get('1'), get('1')] })).rejects.toMatchObject({
    message: 'Transaction request cannot include multiple operations on one item',
  });
  const wrong = { Get: { TableName, Key: { zz: { S: '1' } } } };
  await expect(call('TransactGetItems', { TransactItems: [get('1'), wrong] })).rejects.toMatchObject({
    code: 'TransactionCanceledException',
    fields: {
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ValidationError', Message: 'The provided key element does not match the schema' },
      ],
    },
  });
});
