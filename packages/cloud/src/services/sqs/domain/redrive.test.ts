import { describe, expect, test } from 'vitest';
import { arnOf, createQueueRig, redriveTo } from '../sqs.fixture.ts';

describe('a dead letter', () => {
  test('moves when its last receive has timed out, and keeps id, time of sending and count', async () => {
    const { sqs, createQueue, receive, counts, advanceSeconds } = createQueueRig();
    const dead = await createQueue('dead');
    const tasks = await createQueue('tasks', { VisibilityTimeout: 5, RedrivePolicy: redriveTo('dead', 2) });
    const { MessageId } = await sqs.sendMessage({ QueueUrl: tasks, MessageBody: 'poison' });
    const [first] = await receive(tasks, { MessageSystemAttributeNames: ['All'] });
    await advanceSeconds(5);
    await receive(tasks);
    expect(await counts(dead)).toEqual([0, 0, 0]);
    await advanceSeconds(5);
    expect([await counts(tasks), await counts(dead)]).toEqual([
      [0, 0, 0],
      [1, 0, 0],
    ]);
    const [letter] = await receive(dead, { MessageSystemAttributeNames: ['All'] });
    expect(letter).toMatchObject({
      MessageId,
      Body: 'poison',
      Attributes: {
        ApproximateReceiveCount: '3',
        SentTimestamp: first?.Attributes?.['SentTimestamp'],
        DeadLetterQueueSourceArn: arnOf('tasks'),
      },
    });
  });

  test('of a FIFO queue takes the time of the move, keeps its order and frees its group', async () => {
    const { cloud, createFifoQueue, send, receive, receiveBodies, advanceSeconds } = createQueueRig();
    const dead = await createFifoQueue('dead.fifo');
    const tasks = await createFifoQueue('tasks.fifo', {
      VisibilityTimeout: 5,
      RedrivePolicy: redriveTo('dead.fifo', 1),
    });
    await send(tasks, 'g:1', 'g:2', 'g:3');
    await receive(tasks, { MaxNumberOfMessages: 2 });
    await advanceSeconds(5);
    expect(await receiveBodies(tasks)).toEqual(['3']);
    const letters = await receive(dead, { MessageSystemAttributeNames: ['SentTimestamp'] });
    expect(letters.map(({ Body }) => Body)).toEqual(['1', '2']);
    expect(letters[0]?.Attributes).toEqual({ SentTimestamp: String(cloud.clock.now()) });
  });

  test('stays where it is while its dead-letter queue is gone', async () => {
    const { sqs, createQueue, send, receive, receiveBodies, advanceSeconds } = createQueueRig();
    const dead = await createQueue('dead');
    const tasks = await createQueue('tasks', { VisibilityTimeout: 5, RedrivePolicy: redriveTo('dead', 1) });
    await send(tasks, 'a');
    await receive(tasks);
    await sqs.deleteQueue({ QueueUrl: dead });
    await advanceSeconds(5);
    expect(await receiveBodies(tasks)).toEqual(['a']);
  });

  test('moves at the next receive when the policy came later or the timeout is 0, however many there are', async () => {
    const { sqs, createQueue, send, receive, receiveBodies, counts } = createQueueRig();
    const dead = await createQueue('dead');
    const tasks = await createQueue();
    await send(tasks, 'a', 'b', 'c');
    await receive(tasks, { VisibilityTimeout: 0 });
    await send(tasks, 'fresh');
    await sqs.setQueueAttributes({ QueueUrl: tasks, Attributes: { RedrivePolicy: redriveTo('dead', 1) } });
    expect(await receiveBodies(tasks, { MaxNumberOfMessages: 1 })).toEqual(['fresh']);
    expect(await counts(dead)).toEqual([3, 0, 0]);
  });

  test('expires by the age it had, in the dead-letter queue of a standard queue', async () => {
    const { createQueue, send, receive, counts, advanceSeconds } = createQueueRig();
    const dead = await createQueue('dead', { MessageRetentionPeriod: 60 });
    const tasks = await createQueue('tasks', { VisibilityTimeout: 50, RedrivePolicy: redriveTo('dead', 1) });
    await send(tasks, 'a');
    await receive(tasks);
    await advanceSeconds(50);
    expect(await counts(dead)).toEqual([1, 0, 0]);
    await advanceSeconds(10);
    expect(await counts(dead)).toEqual([0, 0, 0]);
  });
});
