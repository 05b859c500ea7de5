import { expect, test } from 'vitest';
import { createQueueRig } from '../sqs.fixture.ts';

test('UntagQueue removes tags; unknown ones are no error', async () => {
  const { sqs, createQueue } = createQueueRig();
  const QueueUrl = await createQueue();
  await sqs.tagQueue({ QueueUrl, Tags: { a: '1', b: '2' } });
  await sqs.untagQueue({ QueueUrl, TagKeys: ['a', 'unknown'] });
  expect((await sqs.listQueueTags({ QueueUrl })).Tags).toEqual({ b: '2' });
});
