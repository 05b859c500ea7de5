import { describe, expect, test } from 'vitest';
import { createQueueRig } from '../sqs.fixture.ts';

describe('DeleteQueue', () => {
  test('deletes a queue with its messages, and its name is free at once', async () => {
    const { sqs, createQueue, send, counts } = createQueueRig();
    const QueueUrl = await createQueue('tasks', { DelaySeconds: 1 });
    await send(QueueUrl, 'a', 'b');
    await sqs.deleteQueue({ QueueUrl });
    await expect(sqs.getQueueUrl({ QueueName: 'tasks' })).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
    expect(await counts(await createQueue('tasks', { DelaySeconds: 9 }))).toEqual([0, 0, 0]);
  });

  test('forgets what it knew of duplicates', async () => {
    const { sqs, createFifoQueue, send, receiveBodies } = createQueueRig();
    const QueueUrl = await createFifoQueue();
    await send(QueueUrl, 'g:a');
    await sqs.deleteQueue({ QueueUrl });
    await createFifoQueue();
    await send(QueueUrl, 'g:a');
    expect(await receiveBodies(QueueUrl)).toEqual(['a']);
  });

  test('leaves nothing to happen later', async () => {
    const { cloud, sqs, createQueue, send, receive } = createQueueRig();
    const QueueUrl = await createQueue('tasks');
    await send(QueueUrl, 'a');
    await receive(QueueUrl);
    await sqs.deleteQueue({ QueueUrl });
    expect(cloud.outstanding().scheduled).toEqual([]);
  });

  test('refuses a queue that is not there', async () => {
    const { sqs } = createQueueRig();
    await expect(sqs.deleteQueue({ QueueUrl: 'http://localhost/000000000000/nobody' })).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
  });
});
