import { expect, test } from 'vitest';
import { createTestDynamodb, tableInput } from '../dynamodb.fixture.ts';

test('tells whether and by which attribute items expire', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  expect(await call('DescribeTimeToLive', { TableName: 'Orders' })).toEqual({
    TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' },
  });
  await call('UpdateTimeToLive', {
    TableName: 'Orders',
    TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
  });
  expect(await call('DescribeTimeToLive', { TableName: 'Orders' })).toEqual({
    TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' },
  });
});
