import { expect, test } from 'vitest';
import { createQueueRig, redriveTo } from '../sqs.fixture.ts';

test('ListDeadLetterSourceQueues answers the queues whose dead letters come here, page by page', async () => {
  const { sqs, createQueue } = createQueueRig();
  const dead = await createQueue('dead');
  expect((await sqs.listDeadLetterSourceQueues({ QueueUrl: dead })).queueUrls).toEqual([]);
  const a = await createQueue('a', { RedrivePolicy: redriveTo('dead', 1) });
  const b = await createQueue('b', { RedrivePolicy: redriveTo('dead', 1) });
  await createQueue('c');
  expect((await sqs.listDeadLetterSourceQueues({ QueueUrl: dead })).queueUrls).toEqual([a, b]);
  const first = await sqs.listDeadLetterSourceQueues({ QueueUrl: dead, MaxResults: 1 });
  expect(first.queueUrls).toEqual([a]);
  const second = await sqs.listDeadLetterSourceQueues({ QueueUrl: dead, MaxResults: 1, NextToken: first.NextToken });
  expect(second).toMatchObject({ queueUrls: [b] });
  expect(second.NextToken).toBeUndefined();
});
