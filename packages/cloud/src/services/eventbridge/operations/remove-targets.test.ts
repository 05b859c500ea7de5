import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('removed targets get nothing; unknown ids are passed over', async () => {
  const cloud = await createTestCloud(eventbridge);
  const [a, b] = ['arn:aws:sqs:eu-west-1:000000000000:a', 'arn:aws:sqs:eu-west-1:000000000000:b'];
  await cloud.call('PutRule', { Name: 'r', EventPattern: '{"source":["s"]}' });
  await cloud.call('PutTargets', {
    Rule: 'r',
    Targets: [
      { Id: 'a', Arn: a },
      { Id: 'b', Arn: b },
    ],
  });
  expect(await cloud.call('RemoveTargets', { Rule: 'r', Ids: ['a', 'zzz'] })).toEqual({
    FailedEntryCount: 0,
    FailedEntries: [],
  });
  await cloud.call('PutEvents', { Entries: [{ Source: 's', DetailType: 't', Detail: '{}' }] });
  await cloud.settle();
  expect([cloud.arrivals(a).length, cloud.arrivals(b).length]).toEqual([0, 1]);
});
