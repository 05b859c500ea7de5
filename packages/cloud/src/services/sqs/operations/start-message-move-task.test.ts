import { describe, expect, test } from 'vitest';
import { arnOf, createQueueRig, redriveTo, type QueueRig } from '../sqs.fixture.ts';

async function rigWithDeadLetters(count: number): Promise<QueueRig & { tasks: string; dead: string }> {
  const rig = createQueueRig();
  const dead = await rig.createQueue('dead');
  const tasks = await rig.createQueue('tasks', { VisibilityTimeout: 1, RedrivePolicy: redriveTo('dead', 1) });
  await rig.send(tasks, ...Array.from({ length: count }, (_, i) => `m${i}`));
  for (let received = 0; received < count; received += 10) await rig.receive(tasks);
  await rig.advanceSeconds(1);
  return { ...rig, tasks, dead };
}

describe('StartMessageMoveTask', () => {
  test('moves dead letters back to where they came from, as new messages', async () => {
    const { cloud, sqs, tasks, dead, receive, counts } = await rigWithDeadLetters(3);
    const [before] = await receive(dead, { MaxNumberOfMessages: 1, VisibilityTimeout: 0 });
    await sqs.startMessageMoveTask({ SourceArn: arnOf('dead') });
    await cloud.settle();
    expect(await counts(dead)).toEqual([0, 0, 0]);
    const back = await receive(tasks, { MessageSystemAttributeNames: ['All'] });
    expect(back.map(({ Body }) => Body)).toEqual(['m0', 'm1', 'm2']);
    expect(back[0]?.MessageId).not.toBe(before?.MessageId);
    expect(back[0]?.Attributes).toMatchObject({
      ApproximateReceiveCount: '1',
      SentTimestamp: String(cloud.clock.now()),
    });
    expect(back[0]?.Attributes).not.toHaveProperty('DeadLetterQueueSourceArn');
  });

  test('moves to the destination that is given', async () => {
    const { cloud, sqs, dead, createQueue, receiveBodies, counts } = await rigWithDeadLetters(2);
    const other = await createQueue('other');
    await sqs.startMessageMoveTask({ SourceArn: arnOf('dead'), DestinationArn: arnOf('other') });
    await cloud.settle();
    expect(await receiveBodies(other)).toEqual(['m0', 'm1']);
    expect(await counts(dead)).toEqual([0, 0, 0]);
  });

  test('keeps to its rate', async () => {
    const { sqs, dead, createQueue, counts, advanceSeconds } = await rigWithDeadLetters(5);
    const other = await createQueue('other');
    await sqs.startMessageMoveTask({
      SourceArn: arnOf('dead'),
      DestinationArn: arnOf('other'),
      MaxNumberOfMessagesPerSecond: 2,
    });
    await advanceSeconds(1.5);
    expect(await counts(other)).toEqual([4, 0, 0]);
    await advanceSeconds(1);
    expect([await counts(other), await counts(dead)]).toEqual([
      [5, 0, 0],
      [0, 0, 0],
    ]);
  });

  test('fails when its destination is deleted meanwhile', async () => {
    const { sqs, createQueue, advanceSeconds } = await rigWithDeadLetters(5);
    const other = await createQueue('other');
    await sqs.startMessageMoveTask({
      SourceArn: arnOf('dead'),
      DestinationArn: arnOf('other'),
      MaxNumberOfMessagesPerSecond: 1,
    });
    await advanceSeconds(1.5);
    await sqs.deleteQueue({ QueueUrl: other });
    await advanceSeconds(1);
    const { Results } = await sqs.listMessageMoveTasks({ SourceArn: arnOf('dead') });
    expect(Results).toMatchObject([
      {
        Status: 'FAILED',
        FailureReason: 'AWS.SimpleQueueService.NonExistentQueue',
        ApproximateNumberOfMessagesMoved: 2,
      },
    ]);
  });

  test('cannot tell where messages came from that were sent to the dead-letter queue itself', async () => {
    const { cloud, sqs, dead, send } = await rigWithDeadLetters(0);
    await send(dead, 'direct');
    await sqs.startMessageMoveTask({ SourceArn: arnOf('dead') });
    await cloud.settle();
    const { Results } = await sqs.listMessageMoveTasks({ SourceArn: arnOf('dead') });
    expect(Results).toMatchObject([{ Status: 'FAILED', FailureReason: 'CouldNotDetermineMessageSource' }]);
  });

  const missing = (name: string): string => `The resource that you specified for the ${name} parameter doesn't exist.`;
  test.each([
    [{ SourceArn: arnOf('nowhere') }, 'ResourceNotFoundException', missing('SourceArn')],
    [
      { SourceArn: arnOf('dead'), DestinationArn: arnOf('nowhere') },
      'ResourceNotFoundException',
      missing('DestinationArn'),
    ],
    [{ SourceArn: arnOf('tasks') }, 'InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.'],
    [
      { SourceArn: arnOf('dead'), MaxNumberOfMessagesPerSecond: 501 },
      'InvalidParameterValue',
      'Value 501 for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: Must be between 1 and 500.',
    ],
  ])('refuses %o', async (input, name, message) => {
    const { sqs } = await rigWithDeadLetters(0);
    await expect(sqs.startMessageMoveTask(input)).rejects.toMatchObject({ name, message });
  });

  test('refuses a second task while one is running', async () => {
    const { sqs } = await rigWithDeadLetters(2);
    const input = { SourceArn: arnOf('dead'), MaxNumberOfMessagesPerSecond: 1 };
    await sqs.startMessageMoveTask(input);
    await expect(sqs.startMessageMoveTask(input)).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message:
        'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
    });
  });
});
