import { expect, test } from 'vitest';
import { createTestDynamodb } from '../dynamodb.fixture.ts';

test('answers the quotas of a new account', async () => {
  const { call } = await createTestDynamodb();
  expect(await call('DescribeLimits', {})).toEqual({
    AccountMaxReadCapacityUnits: 80_000,
    AccountMaxWriteCapacityUnits: 80_000,
    TableMaxReadCapacityUnits: 40_000,
    TableMaxWriteCapacityUnits: 40_000,
  });
});
