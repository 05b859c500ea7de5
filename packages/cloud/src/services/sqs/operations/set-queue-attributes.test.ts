import { describe, expect, test } from 'vitest';
import { createQueueRig, redriveTo } from '../sqs.fixture.ts';

describe('SetQueueAttributes', () => {
  test('changes what it names and keeps the rest', async () => {
    const { sqs, createQueue, attribute, advanceSeconds } = createQueueRig();
    const QueueUrl = await createQueue('tasks', { DelaySeconds: 3, VisibilityTimeout: 9 });
    const created = Number(await attribute(QueueUrl, 'LastModifiedTimestamp'));
    await advanceSeconds(10);
    await sqs.setQueueAttributes({ QueueUrl, Attributes: { DelaySeconds: '4' } });
    expect(await attribute(QueueUrl, 'DelaySeconds')).toBe('4');
    expect(await attribute(QueueUrl, 'VisibilityTimeout')).toBe('9');
    expect(Number(await attribute(QueueUrl, 'LastModifiedTimestamp'))).toBe(created + 10);
  });

  test('removes a policy that is set to nothing', async () => {
    const { sqs, createQueue, attribute } = createQueueRig();
    await createQueue('dead');
    const QueueUrl = await createQueue('tasks', { RedrivePolicy: redriveTo('dead', 2) });
    await sqs.setQueueAttributes({ QueueUrl, Attributes: { RedrivePolicy: '' } });
    expect(await attribute(QueueUrl, 'RedrivePolicy')).toBeUndefined();
  });

  test('leaves the delay of messages that are sent already', async () => {
    const { sqs, createQueue, send, counts } = createQueueRig();
    const QueueUrl = await createQueue('tasks', { DelaySeconds: 60 });
    await send(QueueUrl, 'a');
    await sqs.setQueueAttributes({ QueueUrl, Attributes: { DelaySeconds: '0' } });
    expect(await counts(QueueUrl)).toEqual([0, 0, 1]);
  });

  test('applies a shorter retention period to messages that are sent already', async () => {
    const { sqs, createQueue, send, counts, advanceSeconds } = createQueueRig();
    const QueueUrl = await createQueue();
    await send(QueueUrl, 'a');
    await sqs.setQueueAttributes({ QueueUrl, Attributes: { MessageRetentionPeriod: '60' } });
    await advanceSeconds(59);
    expect(await counts(QueueUrl)).toEqual([1, 0, 0]);
    await advanceSeconds(1);
    expect(await counts(QueueUrl)).toEqual([0, 0, 0]);
  });

  test('knows one kind of encryption at a time', async () => {
    const { sqs, createQueue, attribute } = createQueueRig();
    const QueueUrl = await createQueue();
    const both = { KmsMasterKeyId: 'testKeyId', SqsManagedSseEnabled: 'true' };
    await expect(sqs.setQueueAttributes({ QueueUrl, Attributes: both })).rejects.toMatchObject({
      name: 'InvalidAttributeName',
      message:
        'You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.',
    });
    await sqs.setQueueAttributes({ QueueUrl, Attributes: { KmsMasterKeyId: 'testKeyId' } });
    expect(await attribute(QueueUrl, 'SqsManagedSseEnabled')).toBe('false');
    await sqs.setQueueAttributes({ QueueUrl, Attributes: { SqsManagedSseEnabled: 'true' } });
    expect(await attribute(QueueUrl, 'KmsMasterKeyId')).toBeUndefined();
  });

  test('cannot change the type of a queue', async () => {
    const { sqs, createQueue, createFifoQueue } = createQueueRig();
    const set = (QueueUrl: string, FifoQueue: string): Promise<unknown> =>
      sqs.setQueueAttributes({ QueueUrl, Attributes: { FifoQueue } });
    await expect(set(await createQueue(), 'true')).rejects.toMatchObject({
      name: 'InvalidAttributeName',
      message: 'Unknown Attribute FifoQueue.',
    });
    await expect(set(await createFifoQueue(), 'false')).rejects.toMatchObject({
      name: 'InvalidAttributeValue',
      message: 'Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.',
    });
  });

  test('changes nothing when one of the attributes is refused', async () => {
    const { sqs, createQueue, attribute } = createQueueRig();
    const QueueUrl = await createQueue();
    const Attributes = { DelaySeconds: '9', VisibilityTimeout: '-1' };
    await expect(sqs.setQueueAttributes({ QueueUrl, Attributes })).rejects.toMatchObject({
      name: 'InvalidAttributeValue',
    });
    expect(await attribute(QueueUrl, 'DelaySeconds')).toBe('0');
  });
});
