import { describe, expect, test } from 'vitest';
import { createTestDynamodb, tableInput } from '../../dynamodb.fixture.ts';
import { assertKeysScalar } from './key-paths.ts';

const table = {
  key: { partition: { name: 'pk', type: 'S' }, sort: { name: 'sk', type: 'N' } },
  indexes: [{ key: { partition: { name: 'pk', type: 'S' }, sort: { name: 'at', type: 'S' } } }],
} as const;
const message = (key: string): string =>
  `Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: ${key}`;

describe('a path into a key', () => {
  test('is refused for the key of the table, the partition key first', () => {
    expect(() =>
      assertKeysScalar(table, [
        ['sk', 0],
        ['pk', 'a'],
      ]),
    ).toThrow(message('Key: pk'));
    expect(() => assertKeysScalar(table, [['sk', 0]])).toThrow(message('Key: sk'));
  });

  test('is refused for the key of an index', () => {
    expect(() =>
      assertKeysScalar(table, [
        ['other', 'a'],
        ['at', 'b', 1],
      ]),
    ).toThrow(message('IndexKey: at'));
  });
});

test('keys themselves, and paths into other attributes, pass', () => {
  expect(() => assertKeysScalar(table, [['pk'], ['sk'], ['at'], ['other', 'pk'], ['other', 3]])).not.toThrow();
});

describe('no operation reads or writes inside of a key', () => {
  const TableName = 'Orders';
  const Key = { id: { S: 'a' } };
  const condition = { ConditionExpression: 'attribute_not_exists(id.a)' };
  const projection = { ProjectionExpression: 'v, id.a' };
  const id = { ExpressionAttributeValues: { ':id': Key.id } };
  test.each([
    ['GetItem', { TableName, Key, ...projection }],
    ['PutItem', { TableName, Item: Key, ...condition }],
    ['DeleteItem', { TableName, Key, ...condition }],
    ['UpdateItem', { TableName, Key, UpdateExpression: 'REMOVE v', ...condition }],
    ['UpdateItem', { TableName, Key, UpdateExpression: 'SET v = id.a' }],
    ['Query', { TableName, KeyConditionExpression: 'id = :id', ...projection, ...id }],
    ['Query', { TableName, KeyConditionExpression: 'id = :id', FilterExpression: 'id.a = :id', ...id }],
    ['Scan', { TableName, FilterExpression: 'attribute_exists(id[0])' }],
    ['Scan', { TableName, ...projection }],
    ['BatchGetItem', { RequestItems: { Orders: { Keys: [Key], ...projection } } }],
    ['ExecuteStatement', { Statement: 'SELECT id.a FROM Orders' }],
    ['ExecuteStatement', { Statement: `SELECT * FROM Orders WHERE id.a = 1` }],
    ['ExecuteStatement', { Statement: `UPDATE Orders SET v = 1 WHERE id = 'a' AND id.a = 1` }],
  ] as const)('%s %j', async (operation, input) => {
    const { call } = await createTestDynamodb();
    await call('CreateTable', tableInput());
    await expect(call(operation, input as never)).rejects.toMatchObject({
      name: 'ValidationException',
      message: message('Key: id'),
    });
  });

  test('a transaction is cancelled by it', async () => {
    const { call } = await createTestDynamodb();
    await call('CreateTable', tableInput());
    const cancelled = {
      name: 'TransactionCanceledException',
      message: expect.stringMatching(/\[ValidationError\]$/),
    };
    const check = { ConditionCheck: { TableName, Key, ...condition } };
    await expect(call('TransactWriteItems', { TransactItems: [check] })).rejects.toMatchObject(cancelled);
    const get = { Get: { TableName, Key, ...projection } };
    await expect(call('TransactGetItems', { TransactItems: [get] })).rejects.toMatchObject(cancelled);
  });
});
