import { describe, expect, test } from 'vitest';
import { createQueueRig } from '../sqs.fixture.ts';

const attempt = { ReceiveRequestAttemptId: 'try-1', MaxNumberOfMessages: 1 };

describe('ReceiveRequestAttemptId', () => {
  test('answers the same messages and handles again, hidden for another timeout', async () => {
    const { createFifoQueue, send, receive, receiveBodies, advanceSeconds } = createQueueRig();
    const url = await createFifoQueue();
    await send(url, 'a:1', 'b:2');
    const first = await receive(url, attempt);
    await advanceSeconds(20);
    expect(await receive(url, attempt)).toEqual(first);
    await advanceSeconds(29);
    expect(await receiveBodies(url)).toEqual(['2']);
    await advanceSeconds(1);
    expect(await receiveBodies(url)).toEqual(['1']);
  });

  test('answers other messages under another id', async () => {
    const { createFifoQueue, send, receiveBodies } = createQueueRig();
    const url = await createFifoQueue();
    await send(url, 'a:1', 'b:2');
    expect(await receiveBodies(url, attempt)).toEqual(['1']);
    expect(await receiveBodies(url, { ...attempt, ReceiveRequestAttemptId: 'try-2' })).toEqual(['2']);
  });

  test('receives anew once a message was deleted or its visibility changed', async () => {
    const { sqs, createFifoQueue, send, receiveHandle, receiveBodies } = createQueueRig();
    const QueueUrl = await createFifoQueue();
    await send(QueueUrl, 'a:1', 'b:2', 'c:3');
    await sqs.deleteMessage({ QueueUrl, ReceiptHandle: await receiveHandle(QueueUrl, attempt) });
    const ReceiptHandle = await receiveHandle(QueueUrl, attempt);
    await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 90 });
    expect(await receiveBodies(QueueUrl, attempt)).toEqual(['3']);
  });

  test('means nothing after five minutes', async () => {
    const { createFifoQueue, send, receiveBodies, advanceSeconds } = createQueueRig();
    const url = await createFifoQueue('tasks.fifo', { VisibilityTimeout: 3600 });
    await send(url, 'a:1', 'b:2');
    expect(await receiveBodies(url, attempt)).toEqual(['1']);
    await advanceSeconds(300);
    expect(await receiveBodies(url, attempt)).toEqual(['2']);
  });
});
