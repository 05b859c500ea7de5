import { expect, test } from 'vitest';
import { createTestDynamodb, tableInput } from '../dynamodb.fixture.ts';

test('keeps the setting', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  const answer = await call('UpdateContributorInsights', { TableName: 'Orders', ContributorInsightsAction: 'ENABLE' });
  expect(answer).toEqual({ TableName: 'Orders', ContributorInsightsStatus: 'ENABLING' });
  expect(await call('DescribeContributorInsights', { TableName: 'Orders' })).toMatchObject({
    ContributorInsightsStatus: 'ENABLED',
  });
});
