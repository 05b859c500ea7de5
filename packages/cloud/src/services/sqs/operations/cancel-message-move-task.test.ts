import { describe, expect, test } from 'vitest';
import { arnOf, createQueueRig, redriveTo, type QueueRig } from '../sqs.fixture.ts';

const handle = (content: unknown): string => Buffer.from(JSON.stringify(content)).toString('base64');

async function rigWithTask(): Promise<QueueRig & { dead: string; TaskHandle: string }> {
  const rig = createQueueRig();
  const dead = await rig.createQueue('dead');
  await rig.createQueue('tasks', { RedrivePolicy: redriveTo('dead', 1) });
  await rig.send(dead, 'a', 'b', 'c');
  const input = { SourceArn: arnOf('dead'), DestinationArn: arnOf('tasks'), MaxNumberOfMessagesPerSecond: 1 };
  const { TaskHandle = '' } = await rig.sqs.startMessageMoveTask(input);
  return { ...rig, dead, TaskHandle };
}

describe('CancelMessageMoveTask', () => {
  test('stops a task; what is moved stays moved', async () => {
    const { sqs, dead, TaskHandle, counts, advanceSeconds } = await rigWithTask();
    await advanceSeconds(1.5);
    expect(await sqs.cancelMessageMoveTask({ TaskHandle })).toMatchObject({ ApproximateNumberOfMessagesMoved: 2 });
    await advanceSeconds(10);
    expect(await counts(dead)).toEqual([1, 0, 0]);
    const { Results } = await sqs.listMessageMoveTasks({ SourceArn: arnOf('dead') });
    expect(Results).toMatchObject([
      { Status: 'CANCELLED', ApproximateNumberOfMessagesMoved: 2, ApproximateNumberOfMessagesToMove: 3 },
    ]);
    await expect(sqs.cancelMessageMoveTask({ TaskHandle })).rejects.toMatchObject({ message: 'Task does not exist.' });
  });

  test.each([
    ['garbage', 'InvalidParameterValue', 'Value for parameter TaskHandle is invalid.'],
    [
      handle({ taskId: 'x', sourceArn: arnOf('nowhere') }),
      'ResourceNotFoundException',
      "The resource that you specified for the SourceArn parameter doesn't exist.",
    ],
    [handle({ taskId: 'x', sourceArn: arnOf('dead') }), 'ResourceNotFoundException', 'Task does not exist.'],
  ])('refuses the handle %s', async (TaskHandle, name, message) => {
    const { sqs } = await rigWithTask();
    await expect(sqs.cancelMessageMoveTask({ TaskHandle })).rejects.toMatchObject({ name, message });
  });
});
