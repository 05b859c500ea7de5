import { describe, expect, test } from 'vitest';
import { createQueueRig } from '../sqs.fixture.ts';

describe('GetQueueUrl', () => {
  test('finds a queue by name', async () => {
    const { sqs, createQueue } = createQueueRig();
    const url = await createQueue();
    expect((await sqs.getQueueUrl({ QueueName: 'tasks' })).QueueUrl).toBe(url);
  });

  test('finds a queue of another account', async () => {
    const { cloud, sqs } = createQueueRig();
    await cloud.call('sqs', 'CreateQueue', { QueueName: 'theirs' }, { account: '123456789012' });
    const { QueueUrl = '' } = await sqs.getQueueUrl({ QueueName: 'theirs', QueueOwnerAWSAccountId: '123456789012' });
    expect(new URL(QueueUrl).pathname).toBe('/123456789012/theirs');
  });

  test('refuses a name nobody has', async () => {
    const { sqs } = createQueueRig();
    await expect(sqs.getQueueUrl({ QueueName: 'nobody' })).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
      message: 'The specified queue does not exist.',
      $metadata: { httpStatusCode: 400 },
    });
  });
});
