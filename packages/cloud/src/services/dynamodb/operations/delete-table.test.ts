import { expect, test } from 'vitest';
import { createTestDynamodb, tableInput } from '../dynamodb.fixture.ts';

test('the table and its items are gone, and its name is free', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await call('PutItem', { TableName: 'Orders', Item: { id: { S: '1' } } });
  expect(await call('DeleteTable', { TableName: 'Orders' })).toMatchObject({
    TableDescription: { TableStatus: 'DELETING' },
  });
  await expect(call('GetItem', { TableName: 'Orders', Key: { id: { S: '1' } } })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
    message: 'Requested resource not found',
  });
  await call('CreateTable', tableInput());
  expect(await call('Scan', { TableName: 'Orders' })).toMatchObject({ Count: 0 });
});

test('a table that is not there is named', async () => {
  const { call } = await createTestDynamodb();
  await expect(call('DeleteTable', { TableName: 'Nope' })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
    message: 'Requested resource not found: Table: Nope not found',
  });
});

test('a protected table stays', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', { ...tableInput(), DeletionProtectionEnabled: true });
  await expect(call('DeleteTable', { TableName: 'Orders' })).rejects.toMatchObject({
    code: 'ValidationException',
    message: expect.stringContaining('protected against deletion'),
  });
});
