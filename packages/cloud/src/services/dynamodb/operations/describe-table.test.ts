import { expect, test } from 'vitest';
import { createTestDynamodb, tableInput } from '../dynamodb.fixture.ts';

test('counts items and bytes as they are', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await call('PutItem', { TableName: 'Orders', Item: { id: { S: '1' }, text: { S: 'abc' } } });
  const { Table: table } = await call('DescribeTable', { TableName: 'Orders' });
  expect(table).toMatchObject({ ItemCount: 1, TableSizeBytes: 'id1textabc'.length });
  await call('DeleteItem', { TableName: 'Orders', Key: { id: { S: '1' } } });
  expect(await call('DescribeTable', { TableName: 'Orders' })).toMatchObject({
    Table: { ItemCount: 0, TableSizeBytes: 0 },
  });
});

test('takes an ARN for a name', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  const arn = 'arn:aws:dynamodb:us-east-1:000000000000:table/Orders';
  expect(await call('DescribeTable', { TableName: arn })).toMatchObject({
    Table: { TableName: 'Orders', TableArn: arn },
  });
  const foreign = 'arn:aws:dynamodb:us-east-1:999999999999:table/Orders';
  await expect(call('DescribeTable', { TableName: foreign })).rejects.toMatchObject({ code: 'AccessDeniedException' });
});

test('a table that is not there is named', async () => {
  const { call } = await createTestDynamodb();
  await expect(call('DescribeTable', { TableName: 'Nope' })).rejects.toMatchObject({
    message: 'Requested resource not found: Table: Nope not found',
  });
});
