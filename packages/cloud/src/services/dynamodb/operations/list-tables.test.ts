import { expect, test } from 'vitest';
import { createTestDynamodb, tableInput } from '../dynamodb.fixture.ts';

test('answers names in order, page by page', async () => {
  const { call } = await createTestDynamodb();
  for (const name of ['Ccc', 'Aaa', 'Bbb']) await call('CreateTable', tableInput({ name }));
  expect(await call('ListTables', { Limit: 2 })).toEqual({ TableNames: ['Aaa', 'Bbb'], LastEvaluatedTableName: 'Bbb' });
  expect(await call('ListTables', { Limit: 2, ExclusiveStartTableName: 'Bbb' })).toEqual({ TableNames: ['Ccc'] });
});
