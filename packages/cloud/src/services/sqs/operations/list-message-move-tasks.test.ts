import { describe, expect, test } from 'vitest';
import { arnOf, createQueueRig, redriveTo } from '../sqs.fixture.ts';

describe('ListMessageMoveTasks', () => {
  test('shows how far a task is, with a handle while it runs', async () => {
    const { sqs, createQueue, send, advanceSeconds } = createQueueRig();
    const dead = await createQueue('dead');
    await createQueue('tasks', { RedrivePolicy: redriveTo('dead', 1) });
    await send(dead, 'a', 'b');
    const input = { SourceArn: arnOf('dead'), DestinationArn: arnOf('tasks'), MaxNumberOfMessagesPerSecond: 1 };
    const { TaskHandle } = await sqs.startMessageMoveTask(input);
    await advanceSeconds(0.5);
    const progress = { ...input, ApproximateNumberOfMessagesToMove: 2 };
    expect((await sqs.listMessageMoveTasks({ SourceArn: arnOf('dead') })).Results).toMatchObject([
      { ...progress, Status: 'RUNNING', ApproximateNumberOfMessagesMoved: 1, TaskHandle },
    ]);
    await advanceSeconds(1);
    const { Results = [] } = await sqs.listMessageMoveTasks({ SourceArn: arnOf('dead') });
    expect(Results).toMatchObject([{ ...progress, Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 2 }]);
    expect(Results[0]).not.toHaveProperty('TaskHandle');
  });

  test('lists the newest first, one unless more are asked for', async () => {
    const { cloud, sqs, createQueue, advanceSeconds } = createQueueRig();
    await createQueue('dead');
    await createQueue('tasks', { RedrivePolicy: redriveTo('dead', 1) });
    const started: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      started.unshift(cloud.clock.now());
      await sqs.startMessageMoveTask({ SourceArn: arnOf('dead') });
      await cloud.settle();
      await advanceSeconds(1);
    }
    const list = async (MaxResults?: number) =>
      ((await sqs.listMessageMoveTasks({ SourceArn: arnOf('dead'), MaxResults })).Results ?? []).map(
        ({ StartedTimestamp }) => StartedTimestamp,
      );
    expect(await list()).toEqual(started.slice(0, 1));
    expect(await list(10)).toEqual(started);
  });

  test('refuses a source that is not there', async () => {
    const { sqs } = createQueueRig();
    await expect(sqs.listMessageMoveTasks({ SourceArn: arnOf('nowhere') })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });
});
