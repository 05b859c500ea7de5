import { expect, test } from 'vitest';
import { createTestDynamodb } from '../dynamodb.fixture.ts';

test('answers where the cloud is', async () => {
  const { call } = await createTestDynamodb();
  expect(await call('DescribeEndpoints', {})).toEqual({
    Endpoints: [{ Address: '127.0.0.1:4566', CachePeriodInMinutes: 1440 }],
  });
});
