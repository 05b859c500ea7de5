import { describe, expect, test } from 'vitest';
import { createQueueRig } from '../sqs.fixture.ts';

describe('a queue URL', () => {
  test.each([
    'tasks',
    'http://127.0.0.1:4566/000000000000/tasks',
    'https://sqs.us-east-1.amazonaws.com/000000000000/tasks/',
    'https://us-east-1.queue.amazonaws.com/000000000000/tasks',
    'http://sqs.us-east-1.localhost.localstack.cloud:4566/000000000000/tasks',
    'http://localhost:4566/queue/us-east-1/000000000000/tasks',
  ])('of the form %s names the queue', async (url) => {
    const { createQueue, counts } = createQueueRig();
    await createQueue();
    expect(await counts(url)).toEqual([0, 0, 0]);
  });

  test.each([
    'https://sqs.eu-west-1.amazonaws.com/000000000000/tasks',
    'http://localhost:4566/queue/eu-west-1/000000000000/tasks',
    'http://localhost:4566/123456789012/tasks',
    'http://localhost:4566/000000000000/Tasks',
    '',
  ])('of the form %j names another queue', async (url) => {
    const { createQueue, counts } = createQueueRig();
    await createQueue();
    await expect(counts(url)).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });
});
