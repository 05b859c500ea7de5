import { expect, test } from 'vitest';
import { createTestDynamodb, tableInput } from '../dynamodb.fixture.ts';

test('answers ten tags at a time', async () => {
  const { call } = await createTestDynamodb();
  const arn = 'arn:aws:dynamodb:us-east-1:000000000000:table/Orders';
  const Tags = Array.from({ length: 12 }, (_, index) => ({ Key: `tag-${index}`, Value: String(index) }));
  await call('CreateTable', { ...tableInput(), Tags });
  const first = await call('ListTagsOfResource', { ResourceArn: arn });
  expect(first.Tags).toHaveLength(10);
  const second = await call('ListTagsOfResource', { ResourceArn: arn, NextToken: first.NextToken });
  expect(second).toEqual({ Tags: Tags.slice(10) });
});
