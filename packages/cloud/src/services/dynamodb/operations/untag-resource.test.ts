import { expect, test } from 'vitest';
import { createTestDynamodb, tableInput } from '../dynamodb.fixture.ts';

test('removes the tags it names, whether they are there or not', async () => {
  const { call } = await createTestDynamodb();
  const arn = 'arn:aws:dynamodb:us-east-1:000000000000:table/Orders';
  await call('CreateTable', {
    ...tableInput(),
    Tags: [
      { Key: 'team', Value: 'a' },
      { Key: 'stage', Value: 'b' },
    ],
  });
  await call('UntagResource', { ResourceArn: arn, TagKeys: ['team', 'nope'] });
  expect(await call('ListTagsOfResource', { ResourceArn: arn })).toEqual({ Tags: [{ Key: 'stage', Value: 'b' }] });
});
