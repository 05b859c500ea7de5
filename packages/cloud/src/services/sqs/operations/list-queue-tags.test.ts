import { expect, test } from 'vitest';
import { createQueueRig } from '../sqs.fixture.ts';

test('ListQueueTags answers the tags a queue was created with, and no Tags when there are none', async () => {
  const { sqs, createQueue } = createQueueRig();
  const { QueueUrl } = await sqs.createQueue({ QueueName: 'tagged', tags: { team: 'a' } });
  expect((await sqs.listQueueTags({ QueueUrl })).Tags).toEqual({ team: 'a' });
  expect((await sqs.listQueueTags({ QueueUrl: await createQueue('bare') })).Tags).toBeUndefined();
});
