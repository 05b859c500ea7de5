import { describe, expect, test } from 'vitest';
import { createQueueRig } from '../sqs.fixture.ts';

describe('message groups', () => {
  test('are received in order, one after the other, several messages of each', async () => {
    const { createFifoQueue, send, receiveBodies } = createQueueRig();
    const url = await createFifoQueue();
    await send(url, 'a:a1', 'b:b1', 'a:a2', 'b:b2', 'a:a3', 'c:c1');
    expect(await receiveBodies(url, { MaxNumberOfMessages: 4 })).toEqual(['a1', 'a2', 'a3', 'b1']);
    expect(await receiveBodies(url)).toEqual(['c1']);
  });

  test('are blocked while one of their messages is in flight', async () => {
    const { sqs, createFifoQueue, send, receiveHandle, receiveBodies } = createQueueRig();
    const QueueUrl = await createFifoQueue();
    await send(QueueUrl, 'a:1', 'a:2', 'b:3');
    const ReceiptHandle = await receiveHandle(QueueUrl);
    expect(await receiveBodies(QueueUrl)).toEqual(['3']);
    expect(await receiveBodies(QueueUrl)).toEqual([]);
    await sqs.deleteMessage({ QueueUrl, ReceiptHandle });
    expect(await receiveBodies(QueueUrl)).toEqual(['2']);
  });

  test('stay blocked until every message in flight is deleted or visible again', async () => {
    const { sqs, createFifoQueue, send, receive, receiveBodies, advanceSeconds } = createQueueRig();
    const QueueUrl = await createFifoQueue();
    await send(QueueUrl, 'a:1', 'a:2', 'a:3');
    const [first] = await receive(QueueUrl, { MaxNumberOfMessages: 2 });
    await sqs.deleteMessage({ QueueUrl, ReceiptHandle: first?.ReceiptHandle });
    expect(await receiveBodies(QueueUrl)).toEqual([]);
    await advanceSeconds(30);
    expect(await receiveBodies(QueueUrl)).toEqual(['2', '3']);
  });

  test('get a message back at its old place', async () => {
    const { createFifoQueue, send, receiveBodies, receive, advanceSeconds } = createQueueRig();
    const url = await createFifoQueue();
    await send(url, 'a:1', 'a:2');
    await receive(url, { MaxNumberOfMessages: 1 });
    await send(url, 'a:3');
    await advanceSeconds(30);
    expect(await receiveBodies(url)).toEqual(['1', '2', '3']);
  });

  test('are freed when the message in flight reaches the end of its retention', async () => {
    const { createFifoQueue, send, receive, receiveBodies, advanceSeconds } = createQueueRig();
    const url = await createFifoQueue('tasks.fifo', { MessageRetentionPeriod: 60, VisibilityTimeout: 600 });
    await send(url, 'a:1');
    await receive(url);
    await advanceSeconds(50);
    await send(url, 'a:2');
    expect(await receiveBodies(url, { WaitTimeSeconds: 20 })).toEqual(['2']);
  });
});
