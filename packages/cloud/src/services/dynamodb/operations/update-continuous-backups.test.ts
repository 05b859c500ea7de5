import { expect, test } from 'vitest';
import { createTestDynamodb, START_MS, tableInput } from '../dynamodb.fixture.ts';

test('keeps the setting and when it began', async () => {
  const { call, time } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await call('UpdateContinuousBackups', {
    TableName: 'Orders',
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 },
  });
  await time.advance(60_000);
  expect(await call('DescribeContinuousBackups', { TableName: 'Orders' })).toMatchObject({
    ContinuousBackupsDescription: {
      PointInTimeRecoveryDescription: {
        PointInTimeRecoveryStatus: 'ENABLED',
        RecoveryPeriodInDays: 7,
        EarliestRestorableDateTime: new Date(START_MS),
        LatestRestorableDateTime: new Date(START_MS + 60_000),
      },
    },
  });
});
