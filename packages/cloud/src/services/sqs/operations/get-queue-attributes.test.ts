import { describe, expect, test } from 'vitest';
import { arnOf, createQueueRig, START } from '../sqs.fixture.ts';

const COMPUTED = {
  ApproximateNumberOfMessages: '0',
  ApproximateNumberOfMessagesDelayed: '0',
  ApproximateNumberOfMessagesNotVisible: '0',
  CreatedTimestamp: String(START / 1000),
  LastModifiedTimestamp: String(START / 1000),
};
const DEFAULTS = {
  DelaySeconds: '0',
  MaximumMessageSize: '1048576',
  MessageRetentionPeriod: '345600',
  ReceiveMessageWaitTimeSeconds: '0',
  SqsManagedSseEnabled: 'true',
  VisibilityTimeout: '30',
};

describe('GetQueueAttributes', () => {
  test('answers all attributes of a standard queue', async () => {
    const { sqs, createQueue } = createQueueRig();
    const { Attributes } = await sqs.getQueueAttributes({ QueueUrl: await createQueue(), AttributeNames: ['All'] });
    expect(Attributes).toEqual({ ...COMPUTED, ...DEFAULTS, QueueArn: arnOf('tasks') });
  });

  test('answers all attributes of a FIFO queue', async () => {
    const { sqs, createFifoQueue } = createQueueRig();
    const { Attributes } = await sqs.getQueueAttributes({ QueueUrl: await createFifoQueue(), AttributeNames: ['All'] });
    expect(Attributes).toEqual({
      ...COMPUTED,
      ...DEFAULTS,
      QueueArn: arnOf('tasks.fifo'),
      FifoQueue: 'true',
      ContentBasedDeduplication: 'true',
      DeduplicationScope: 'queue',
      FifoThroughputLimit: 'perQueue',
    });
  });

  test('answers those asked for, and nothing when none is', async () => {
    const { sqs, createQueue } = createQueueRig();
    const QueueUrl = await createQueue();
    expect((await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['QueueArn', 'Policy'] })).Attributes).toEqual({
      QueueArn: arnOf('tasks'),
    });
    expect((await sqs.getQueueAttributes({ QueueUrl })).Attributes).toBeUndefined();
  });

  test('counts visible, in-flight and delayed messages, exactly', async () => {
    const { sqs, createQueue, send, receive, counts, advanceSeconds } = createQueueRig();
    const QueueUrl = await createQueue();
    await send(QueueUrl, 'a', 'b', 'c');
    await sqs.sendMessage({ QueueUrl, MessageBody: 'later', DelaySeconds: 10 });
    await receive(QueueUrl, { MaxNumberOfMessages: 2 });
    expect(await counts(QueueUrl)).toEqual([1, 2, 1]);
    await advanceSeconds(10);
    expect(await counts(QueueUrl)).toEqual([2, 2, 0]);
    await advanceSeconds(20);
    expect(await counts(QueueUrl)).toEqual([4, 0, 0]);
  });

  test('refuses an unknown name', async () => {
    const { cloud, createQueue } = createQueueRig();
    const input = { QueueUrl: await createQueue(), AttributeNames: ['Colour'] };
    await expect(cloud.call('sqs', 'GetQueueAttributes', input)).rejects.toMatchObject({
      code: 'InvalidAttributeName',
      message: 'Unknown Attribute Colour.',
    });
  });
});
