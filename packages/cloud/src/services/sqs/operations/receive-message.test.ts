import { describe, expect, test } from 'vitest';
import { createQueueRig, START } from '../sqs.fixture.ts';

describe('ReceiveMessage', () => {
  test('answers one message unless more are asked for, oldest first', async () => {
    const { createQueue, send, receiveBodies } = createQueueRig();
    const url = await createQueue();
    await send(url, 'a', 'b', 'c');
    expect(await receiveBodies(url, { MaxNumberOfMessages: undefined })).toEqual(['a']);
    expect(await receiveBodies(url)).toEqual(['b', 'c']);
  });

  test('has no Messages when there are none', async () => {
    const { sqs, createQueue } = createQueueRig();
    expect((await sqs.receiveMessage({ QueueUrl: await createQueue() })).Messages).toBeUndefined();
  });

  test('hides what it answers for the visibility timeout of the queue, or of the request', async () => {
    const { createQueue, send, receiveBodies, advanceSeconds } = createQueueRig();
    const url = await createQueue('tasks', { VisibilityTimeout: 5 });
    await send(url, 'a');
    expect(await receiveBodies(url)).toEqual(['a']);
    await advanceSeconds(4.999);
    expect(await receiveBodies(url)).toEqual([]);
    await advanceSeconds(0.001);
    expect(await receiveBodies(url, { VisibilityTimeout: 60 })).toEqual(['a']);
    await advanceSeconds(59);
    expect(await receiveBodies(url)).toEqual([]);
    await advanceSeconds(1);
    expect(await receiveBodies(url, { VisibilityTimeout: 0 })).toEqual(['a']);
    expect(await receiveBodies(url)).toEqual(['a']);
  });

  test('gives system attributes under their old and their new name of asking', async () => {
    const { createQueue, send, receive } = createQueueRig();
    const url = await createQueue();
    await send(url, 'a');
    const [first] = await receive(url, { AttributeNames: ['All'], VisibilityTimeout: 0 });
    expect(first?.Attributes).toEqual({
      SenderId: '000000000000',
      SentTimestamp: String(START),
      ApproximateFirstReceiveTimestamp: String(START),
      ApproximateReceiveCount: '1',
    });
    const [second] = await receive(url, { MessageSystemAttributeNames: ['SenderId', 'ApproximateReceiveCount'] });
    expect(second?.Attributes).toEqual({ SenderId: '000000000000', ApproximateReceiveCount: '2' });
  });

  test.each([
    ['All', ['All'], ['General', 'Hello', 'Help.Me']],
    ['.*', ['.*'], ['General', 'Hello', 'Help.Me']],
    ['a prefix', ['Hel.*'], ['Hello', 'Help.Me']],
    ['names', ['Hello', 'Missing'], ['Hello']],
    ['nothing', [], undefined],
  ])('gives the message attributes asked for by %s', async (_, MessageAttributeNames, expected) => {
    const { sqs, createQueue, receive } = createQueueRig();
    const url = await createQueue();
    const text = (StringValue: string) => ({ DataType: 'String', StringValue });
    const MessageAttributes = { Hello: text('There'), General: text('Kenobi'), 'Help.Me': text('Me') };
    await sqs.sendMessage({ QueueUrl: url, MessageBody: 'msg', MessageAttributes });
    const [message] = await receive(url, { MessageAttributeNames });
    expect(message?.MessageAttributes && Object.keys(message.MessageAttributes).sort()).toEqual(expected);
    expect(message?.MD5OfMessageAttributes === undefined).toBe(expected === undefined);
  });

  test.each([
    [
      { MaxNumberOfMessages: 11 },
      'Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
    ],
    [
      { MaxNumberOfMessages: 0 },
      'Value 0 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
    ],
    [
      { WaitTimeSeconds: 21 },
      'Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be between 0 and 20, if provided.',
    ],
    [
      { VisibilityTimeout: 43_201 },
      'Value 43201 for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200, if provided.',
    ],
  ])('refuses %o', async (options, message) => {
    const { createQueue, receive } = createQueueRig();
    const url = await createQueue();
    await expect(receive(url, options)).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message,
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe('a long poll', () => {
  test('is answered by a send, without time passing', async () => {
    const { cloud, createQueue, send, receiveBodies } = createQueueRig();
    const url = await createQueue();
    const before = cloud.clock.now();
    const poll = receiveBodies(url, { WaitTimeSeconds: 20 });
    await send(url, 'a');
    expect(await poll).toEqual(['a']);
    expect(cloud.clock.now()).toBe(before);
  });

  test('is answered when a delay ends', async () => {
    const { cloud, sqs, createQueue, receiveBodies } = createQueueRig();
    const url = await createQueue();
    await sqs.sendMessage({ QueueUrl: url, MessageBody: 'late', DelaySeconds: 7 });
    const before = cloud.clock.now();
    expect(await receiveBodies(url, { WaitTimeSeconds: 20 })).toEqual(['late']);
    expect(cloud.clock.now() - before).toBe(7000);
  });

  test('is answered when a visibility timeout ends', async () => {
    const { cloud, createQueue, send, receiveBodies } = createQueueRig();
    const url = await createQueue('tasks', { ReceiveMessageWaitTimeSeconds: 20, VisibilityTimeout: 3 });
    await send(url, 'again');
    await receiveBodies(url);
    const before = cloud.clock.now();
    expect(await receiveBodies(url)).toEqual(['again']);
    expect(cloud.clock.now() - before).toBe(3000);
  });

  test('is answered by a visibility change to zero', async () => {
    const { sqs, createQueue, send, receiveBodies, receiveHandle } = createQueueRig();
    const url = await createQueue();
    await send(url, 'back');
    const ReceiptHandle = await receiveHandle(url);
    const poll = receiveBodies(url, { WaitTimeSeconds: 20 });
    await sqs.changeMessageVisibility({ QueueUrl: url, ReceiptHandle, VisibilityTimeout: 0 });
    expect(await poll).toEqual(['back']);
  });

  test('of a FIFO queue is answered when the group is free again', async () => {
    const { sqs, createFifoQueue, send, receiveBodies, receiveHandle } = createQueueRig();
    const url = await createFifoQueue();
    await send(url, 'g:1', 'g:2');
    const ReceiptHandle = await receiveHandle(url);
    const poll = receiveBodies(url, { WaitTimeSeconds: 20 });
    await sqs.deleteMessage({ QueueUrl: url, ReceiptHandle });
    expect(await poll).toEqual(['2']);
  });

  test('is answered by a dead letter that arrives', async () => {
    const { createQueue, send, receive, receiveBodies } = createQueueRig();
    const dead = await createQueue('dead');
    const url = await createQueue('tasks', {
      VisibilityTimeout: 2,
      RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:dead","maxReceiveCount":1}',
    });
    await send(url, 'poison');
    await receive(url);
    expect(await receiveBodies(dead, { WaitTimeSeconds: 20 })).toEqual(['poison']);
  });

  test('ends empty when its time is up', async () => {
    const { cloud, createQueue, receiveBodies } = createQueueRig();
    const url = await createQueue();
    const before = cloud.clock.now();
    expect(await receiveBodies(url, { WaitTimeSeconds: 4 })).toEqual([]);
    expect(cloud.clock.now() - before).toBe(4000);
  });

  test('serves the one who came first', async () => {
    const { createQueue, send, receiveBodies } = createQueueRig();
    const url = await createQueue();
    const polls = [receiveBodies(url, { WaitTimeSeconds: 20 }), receiveBodies(url, { WaitTimeSeconds: 20 })];
    await send(url, 'a');
    await send(url, 'b');
    expect(await Promise.all(polls)).toEqual([['a'], ['b']]);
  });

  test('fails when its queue is deleted', async () => {
    const { sqs, createQueue, receiveBodies } = createQueueRig();
    const url = await createQueue();
    const poll = receiveBodies(url, { WaitTimeSeconds: 20 }).catch((error: unknown) => error);
    await sqs.deleteQueue({ QueueUrl: url });
    expect(await poll).toMatchObject({ name: 'QueueDoesNotExist' });
  });
});
