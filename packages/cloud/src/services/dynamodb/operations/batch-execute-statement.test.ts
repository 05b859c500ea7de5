import { expect, test } from 'vitest';
import { createTestDynamodb, tableInput, type TestDynamodb } from '../dynamodb.fixture.ts';

async function create(): Promise<TestDynamodb> {
  const cloud = await createTestDynamodb();
  await cloud.call('CreateTable', tableInput());
  await cloud.call('PutItem', { TableName: 'Orders', Item: { id: { S: 'a' } } });
  return cloud;
}
const statements = (...texts: string[]) => ({ Statements: texts.map((Statement) => ({ Statement })) });

test('each statement succeeds or fails by itself', async () => {
  const { call } = await create();
  const reads = statements(
    `SELECT * FROM Orders WHERE id = 'a'`,
    `SELECT * FROM Orders WHERE id = 'z'`,
    `SELECT * FROM Nope WHERE id = 'a'`,
  );
  expect(await call('BatchExecuteStatement', reads)).toEqual({
    Responses: [
      { TableName: 'Orders', Item: { id: { S: 'a' } } },
      { TableName: 'Orders' },
      { Error: { Code: 'ResourceNotFound', Message: 'Requested resource not found' } },
    ],
  });
  const writes = statements(`INSERT INTO Orders VALUE {'id': 'a'}`, `INSERT INTO Orders VALUE {'id': 'b'}`);
  expect(await call('BatchExecuteStatement', writes)).toEqual({
    Responses: [
      { TableName: 'Orders', Error: { Code: 'DuplicateItem', Message: 'Duplicate primary key exists in table' } },
      { TableName: 'Orders' },
    ],
  });
  expect(await call('Scan', { TableName: 'Orders' })).toMatchObject({ Count: 2 });
});

test.each([
  [
    [`INSERT INTO Orders VALUE {'id': 'b'}`, `SELECT * FROM Orders WHERE id = 'a'`],
    'Read and write requests together in the same batch is not supported.',
  ],
  [
    [`INSERT INTO Orders VALUE {'id': 'b'}`, `DELETE FROM Orders WHERE id = 'b'`],
    'Provided list of item keys contains duplicates',
  ],
])('%j is refused', async (texts, message) => {
  const { call } = await create();
  await expect(call('BatchExecuteStatement', statements(...texts))).rejects.toMatchObject({
    code: 'ValidationException',
    message,
  });
});

test('a SELECT of more than one item is refused', async () => {
  const { call } = await create();
  expect(await call('BatchExecuteStatement', statements('SELECT * FROM Orders'))).toEqual({
    Responses: [
      {
        Error: {
          Code: 'ValidationError',
          Message: 'Select statements within BatchExecuteStatement must specify the primary key in the where clause.',
        },
      },
    ],
  });
});
