import { expect, test } from 'vitest';
import { createTestDynamodb, tableInput } from '../dynamodb.fixture.ts';

const ARN = 'arn:aws:dynamodb:us-east-1:000000000000:table/Orders';

test('adds tags and changes values', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', { ...tableInput(), Tags: [{ Key: 'team', Value: 'a' }] });
  await call('TagResource', {
    ResourceArn: ARN,
    Tags: [
      { Key: 'team', Value: 'b' },
      { Key: 'stage', Value: 'test' },
    ],
  });
  expect(await call('ListTagsOfResource', { ResourceArn: ARN })).toEqual({
    Tags: [
      { Key: 'team', Value: 'b' },
      { Key: 'stage', Value: 'test' },
    ],
  });
});

test('an ARN of nothing is named, with the spelling of the service', async () => {
  const { call } = await createTestDynamodb();
  await expect(call('TagResource', { ResourceArn: ARN, Tags: [] })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
    message: `Requested resource not found: ResourcArn: ${ARN} not found`,
  });
});
