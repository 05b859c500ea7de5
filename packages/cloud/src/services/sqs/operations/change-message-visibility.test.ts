import { describe, expect, test } from 'vitest';
import { createQueueRig, redriveTo } from '../sqs.fixture.ts';

const TWELVE_HOURS = 43_200;

describe('ChangeMessageVisibility', () => {
  test('hides a message for another while, counted from now', async () => {
    const { sqs, createQueue, send, receiveHandle, receiveBodies, advanceSeconds } = createQueueRig();
    const QueueUrl = await createQueue();
    await send(QueueUrl, 'a');
    const ReceiptHandle = await receiveHandle(QueueUrl);
    await advanceSeconds(20);
    await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 100 });
    await advanceSeconds(99);
    expect(await receiveBodies(QueueUrl)).toEqual([]);
    await advanceSeconds(1);
    expect(await receiveBodies(QueueUrl)).toEqual(['a']);
  });

  test('shows a message at once with 0', async () => {
    const { sqs, createFifoQueue, send, receiveHandle, receiveBodies } = createQueueRig();
    const QueueUrl = await createFifoQueue();
    await send(QueueUrl, 'g:1', 'g:2');
    await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle: await receiveHandle(QueueUrl), VisibilityTimeout: 0 });
    expect(await receiveBodies(QueueUrl)).toEqual(['1', '2']);
  });

  test('makes a dead letter with 0 once the receives are used up', async () => {
    const { sqs, createQueue, send, receiveHandle, receiveBodies } = createQueueRig();
    const dead = await createQueue('dead');
    const QueueUrl = await createQueue('tasks', { RedrivePolicy: redriveTo('dead', 1) });
    await send(QueueUrl, 'a');
    await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle: await receiveHandle(QueueUrl), VisibilityTimeout: 0 });
    expect(await receiveBodies(dead)).toEqual(['a']);
  });

  test('counts twelve hours from each receive', async () => {
    const { sqs, createQueue, send, receiveHandle, advanceSeconds } = createQueueRig();
    const QueueUrl = await createQueue();
    await send(QueueUrl, 'a');
    const first = await receiveHandle(QueueUrl);
    await advanceSeconds(10);
    const change = (ReceiptHandle: string, VisibilityTimeout: number) =>
      sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout });
    await expect(change(first, TWELVE_HOURS - 9)).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message:
        'Value 43191 for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds].',
    });
    await change(first, TWELVE_HOURS - 10);
    await advanceSeconds(TWELVE_HOURS - 10);
    const second = await receiveHandle(QueueUrl);
    await expect(change(second, TWELVE_HOURS)).resolves.toBeDefined();
    await advanceSeconds(1);
    await expect(change(second, TWELVE_HOURS)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  test('accepts the last handle after the timeout of a standard queue, and hides nothing', async () => {
    const { sqs, createQueue, send, receiveHandle, receiveBodies, advanceSeconds } = createQueueRig();
    const QueueUrl = await createQueue();
    await send(QueueUrl, 'a');
    const ReceiptHandle = await receiveHandle(QueueUrl);
    await advanceSeconds(30);
    await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 60 });
    expect(await receiveBodies(QueueUrl)).toEqual(['a']);
  });

  test('refuses handles of messages that are gone or were received again', async () => {
    const { sqs, createQueue, send, receiveHandle } = createQueueRig();
    const QueueUrl = await createQueue();
    await send(QueueUrl, 'a');
    const old = await receiveHandle(QueueUrl, { VisibilityTimeout: 0 });
    const last = await receiveHandle(QueueUrl);
    await sqs.deleteMessage({ QueueUrl, ReceiptHandle: last });
    for (const ReceiptHandle of [old, last]) {
      await expect(
        sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 1 }),
      ).rejects.toMatchObject({
        name: 'InvalidParameterValue',
        message: `Value ${ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
      });
    }
  });

  test('refuses timeouts out of range, and what is no handle', async () => {
    const { sqs, createQueue } = createQueueRig();
    const QueueUrl = await createQueue();
    await expect(
      sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle: 'x', VisibilityTimeout: TWELVE_HOURS + 1 }),
    ).rejects.toMatchObject({
      message:
        'Value 43201 for parameter VisibilityTimeout is invalid. Reason: VisibilityTimeout must be an integer between 0 and 43200.',
    });
    await expect(
      sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle: 'x', VisibilityTimeout: 1 }),
    ).rejects.toMatchObject({
      name: 'ReceiptHandleIsInvalid',
    });
  });
});
