import { describe, expect, test } from 'vitest';
import { createQueueRig } from '../sqs.fixture.ts';

describe('DeleteMessage', () => {
  test('deletes a received message for good; twice is no error', async () => {
    const { sqs, createQueue, send, receiveHandle, counts } = createQueueRig();
    const QueueUrl = await createQueue();
    await send(QueueUrl, 'a');
    const ReceiptHandle = await receiveHandle(QueueUrl);
    await sqs.deleteMessage({ QueueUrl, ReceiptHandle });
    await sqs.deleteMessage({ QueueUrl, ReceiptHandle });
    expect(await counts(QueueUrl)).toEqual([0, 0, 0]);
  });

  test('deletes with the last handle after the visibility timeout of a standard queue', async () => {
    const { sqs, createQueue, send, receiveHandle, counts, advanceSeconds } = createQueueRig();
    const QueueUrl = await createQueue();
    await send(QueueUrl, 'a');
    const ReceiptHandle = await receiveHandle(QueueUrl);
    await advanceSeconds(60);
    await sqs.deleteMessage({ QueueUrl, ReceiptHandle });
    expect(await counts(QueueUrl)).toEqual([0, 0, 0]);
  });

  test('deletes nothing with a handle that a later receive has replaced', async () => {
    const { sqs, createQueue, send, receiveHandle, counts } = createQueueRig();
    const QueueUrl = await createQueue();
    await send(QueueUrl, 'a');
    const ReceiptHandle = await receiveHandle(QueueUrl, { VisibilityTimeout: 0 });
    await receiveHandle(QueueUrl);
    await sqs.deleteMessage({ QueueUrl, ReceiptHandle });
    expect(await counts(QueueUrl)).toEqual([0, 1, 0]);
  });

  test('refuses an expired handle of a FIFO queue', async () => {
    const { sqs, createFifoQueue, send, receiveHandle, counts, advanceSeconds } = createQueueRig();
    const QueueUrl = await createFifoQueue();
    await send(QueueUrl, 'g:a');
    const ReceiptHandle = await receiveHandle(QueueUrl);
    await advanceSeconds(30);
    await expect(sqs.deleteMessage({ QueueUrl, ReceiptHandle })).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: `Value ${ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`,
    });
    expect(await counts(QueueUrl)).toEqual([1, 0, 0]);
  });

  test('refuses what is no handle of this queue', async () => {
    const { sqs, createQueue, send, receiveHandle } = createQueueRig();
    const QueueUrl = await createQueue();
    const other = await createQueue('other');
    await send(other, 'a');
    for (const ReceiptHandle of ['garbage', await receiveHandle(other)]) {
      await expect(sqs.deleteMessage({ QueueUrl, ReceiptHandle })).rejects.toMatchObject({
        name: 'ReceiptHandleIsInvalid',
        message: `The input receipt handle "${ReceiptHandle}" is not a valid receipt handle.`,
      });
    }
  });
});
