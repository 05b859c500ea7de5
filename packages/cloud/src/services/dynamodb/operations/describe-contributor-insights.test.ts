import { expect, test } from 'vitest';
import { createTestDynamodb, tableInput } from '../dynamodb.fixture.ts';

test('is off at first', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  expect(await call('DescribeContributorInsights', { TableName: 'Orders' })).toEqual({
    TableName: 'Orders',
    ContributorInsightsStatus: 'DISABLED',
  });
});

test('insights for an index are refused by name', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await expect(
    call('DescribeContributorInsights', { TableName: 'Orders', IndexName: 'ByState' }),
  ).rejects.toMatchObject({
    status: 501,
    message: expect.stringContaining('contributor insights for an index'),
  });
});
