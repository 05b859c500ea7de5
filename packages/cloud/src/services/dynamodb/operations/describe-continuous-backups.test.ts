import { expect, test } from 'vitest';
import { createTestDynamodb, tableInput } from '../dynamodb.fixture.ts';

test('point-in-time recovery is off at first', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  expect(await call('DescribeContinuousBackups', { TableName: 'Orders' })).toEqual({
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' },
    },
  });
});

test('a table that is not there is TableNotFoundException', async () => {
  const { call } = await createTestDynamodb();
  await expect(call('DescribeContinuousBackups', { TableName: 'Nope' })).rejects.toMatchObject({
    code: 'TableNotFoundException',
    message: 'Table not found: Nope',
  });
});
