import { describe, expect, test } from 'vitest';
import { createQueueRig } from '../sqs.fixture.ts';

describe('PurgeQueue', () => {
  test('removes visible, delayed and in-flight messages at once', async () => {
    const { cloud, sqs, createQueue, send, receive, counts } = createQueueRig();
    const QueueUrl = await createQueue();
    await send(QueueUrl, 'a', 'b');
    await sqs.sendMessage({ QueueUrl, MessageBody: 'later', DelaySeconds: 5 });
    await receive(QueueUrl, { MaxNumberOfMessages: 1 });
    await sqs.purgeQueue({ QueueUrl });
    expect(await counts(QueueUrl)).toEqual([0, 0, 0]);
    expect(cloud.outstanding().scheduled).toEqual([]);
  });

  test('frees the groups of a FIFO queue, and still knows duplicates', async () => {
    const { sqs, createFifoQueue, send, receive, receiveBodies } = createQueueRig();
    const QueueUrl = await createFifoQueue();
    await send(QueueUrl, 'g:a');
    await receive(QueueUrl);
    await sqs.purgeQueue({ QueueUrl });
    await send(QueueUrl, 'g:a', 'g:b');
    expect(await receiveBodies(QueueUrl)).toEqual(['b']);
  });

  test('may be repeated at once', async () => {
    const { sqs, createQueue } = createQueueRig();
    const QueueUrl = await createQueue();
    await sqs.purgeQueue({ QueueUrl });
    await expect(sqs.purgeQueue({ QueueUrl })).resolves.toBeDefined();
  });
});
