import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('targets come as they were put, by id, in pages', async () => {
  const cloud = await createTestCloud(eventbridge);
  const target = (Id: string) => ({
    Id,
    Arn: 'arn:aws:sqs:eu-west-1:000000000000:q',
    RetryPolicy: { MaximumRetryAttempts: 2 },
    Input: '{"a":1}',
  });
  await cloud.call('PutRule', { Name: 'r', EventPattern: '{"source":["s"]}' });
  await cloud.call('PutTargets', { Rule: 'r', Targets: [target('b'), target('a')] });
  const first = await cloud.call('ListTargetsByRule', { Rule: 'r', Limit: 1 });
  expect(first['Targets']).toEqual([target('a')]);
  expect(await cloud.call('ListTargetsByRule', { Rule: 'r', NextToken: first['NextToken'] })).toEqual({
    Targets: [target('b')],
    NextToken: undefined,
  });
});
