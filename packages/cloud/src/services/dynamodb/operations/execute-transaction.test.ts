import { expect, test } from 'vitest';
import { createTestDynamodb, tableInput, type TestDynamodb } from '../dynamodb.fixture.ts';

async function create(): Promise<TestDynamodb> {
  const cloud = await createTestDynamodb();
  await cloud.call('CreateTable', tableInput());
  await cloud.call('PutItem', { TableName: 'Orders', Item: { id: { S: 'a' }, v: { N: '1' } } });
  return cloud;
}
const statements = (...texts: string[]) => ({ TransactStatements: texts.map((Statement) => ({ Statement })) });

test('reads at one moment', async () => {
  const { call } = await create();
  const reads = statements(`SELECT v FROM Orders WHERE id = 'a'`, `SELECT * FROM Orders WHERE id = 'z'`);
  expect(await call('ExecuteTransaction', reads)).toEqual({ Responses: [{ Item: { v: { N: '1' } } }, {}] });
});

test('writes all or nothing, with EXISTS as a check', async () => {
  const { call } = await create();
  const exists = (value: number) => `EXISTS(SELECT * FROM Orders WHERE id = 'a' AND v = ${value})`;
  await call('ExecuteTransaction', statements(exists(1), `INSERT INTO Orders VALUE {'id': 'b'}`));
  await expect(
    call('ExecuteTransaction', statements(exists(2), `INSERT INTO Orders VALUE {'id': 'c'}`)),
  ).rejects.toMatchObject({
    code: 'TransactionCanceledException',
    fields: { CancellationReasons: [{ Code: 'ConditionalCheckFailed' }, { Code: 'None' }] },
  });
  await expect(call('ExecuteTransaction', statements(`INSERT INTO Orders VALUE {'id': 'a'}`))).rejects.toMatchObject({
    fields: { CancellationReasons: [{ Code: 'DuplicateItem', Message: 'Duplicate primary key exists in table' }] },
  });
  expect(await call('Scan', { TableName: 'Orders' })).toMatchObject({ Count: 2 });
});

test('EXISTS asks something of one item', async () => {
  const { call } = await create();
  await expect(
    call('ExecuteTransaction', statements(`EXISTS(SELECT * FROM Orders WHERE id = 'a')`)),
  ).rejects.toMatchObject({
    message:
      'Validation failed in TransactStatements[0]: EXISTS() must contain a single item read with additional condition',
  });
});

test('a statement that names no item cancels the others', async () => {
  const { call } = await create();
  const wrong = [`INSERT INTO Orders VALUE {'v': 1}`, `DELETE FROM Orders WHERE v = 1`];
  await expect(
    call('ExecuteTransaction', statements(...wrong, `INSERT INTO Orders VALUE {'id': 'b'}`)),
  ).rejects.toMatchObject({
    fields: {
      CancellationReasons: [
        { Code: 'ValidationError', Message: 'Key attribute should be present in the item: Key id' },
        {
          Code: 'ValidationError',
          Message: 'Where clause does not contain a mandatory equality on all key attributes',
        },
        { Code: 'None' },
      ],
    },
  });
});

test('reads nest what they select, as projections do', async () => {
  const { call } = await create();
  const Item = { id: { S: 'n' }, m: { M: { a: { S: 'x' }, b: { S: 'y' } } }, l: { L: [{ N: '1' }, { N: '2' }] } };
  await call('PutItem', { TableName: 'Orders', Item });
  expect(await call('ExecuteTransaction', statements(`SELECT m.a, l[1] FROM Orders WHERE id = 'n'`))).toEqual({
    Responses: [{ Item: { m: { M: { a: { S: 'x' } } }, l: { L: [{ N: '2' }] } } }],
  });
});

test('a token answers a repetition without doing it again', async () => {
  const { call } = await create();
  const request = { ...statements(`UPDATE Orders SET v = v + 1 WHERE id = 'a'`), ClientRequestToken: 'token-1' };
  await call('ExecuteTransaction', request);
  await call('ExecuteTransaction', request);
  expect(await call('GetItem', { TableName: 'Orders', Key: { id: { S: 'a' } } })).toMatchObject({
    Item: { v: { N: '2' } },
  });
});

test.each([
  [
    [`SELECT * FROM Orders WHERE id = 'a'`, `INSERT INTO Orders VALUE {'id': 'b'}`],
    'ExecuteTransaction API does not support both read and write operations in the same request.',
  ],
  [
    [`SELECT * FROM Orders`],
    'Validation failed in TransactStatements[0]: Select statements within ExecuteTransaction must specify the primary key in the where clause.',
  ],
  [
    [`DELETE FROM Orders WHERE id = 'a'`, `DELETE FROM Orders WHERE id = 'b' AND v = MISSING`],
    'Validation failed in TransactStatements[1]: MISSING must be compared using IS operator',
  ],
])('%j is refused', async (texts, message) => {
  const { call } = await create();
  await expect(call('ExecuteTransaction', statements(...texts))).rejects.toMatchObject({
    code: 'ValidationException',
    message,
  });
});

test('writes answer no responses, and a delete of nothing is a success whatever else is asked', async () => {
  const { call } = await create();
  const writes = statements(`DELETE FROM Orders WHERE id = 'z' AND v = 1`, `INSERT INTO Orders VALUE {'id': 'b'}`);
  expect(await call('ExecuteTransaction', writes)).toEqual({ Responses: [] });
});
