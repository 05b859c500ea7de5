import { expect, test } from 'vitest';
import { createReplayCloud, REPLAY_ARCHIVE, REPLAY_BUS, replayInput } from '../replay-fixture.ts';

test('a replay ends as completed', async () => {
  const cloud = await createReplayCloud();
  await cloud.call('StartReplay', replayInput({ Description: 'd' }));
  await cloud.settle();
  expect(await cloud.call('DescribeReplay', { ReplayName: 'x' })).toMatchObject({
    ReplayName: 'x',
    ReplayArn: 'arn:aws:events:eu-west-1:000000000000:replay/x',
    Description: 'd',
    State: 'COMPLETED',
    EventSourceArn: REPLAY_ARCHIVE,
    Destination: { Arn: REPLAY_BUS, FilterArns: [] },
    EventLastReplayedTime: new Date('2026-11-21T00:02:00Z'),
    ReplayEndTime: new Date(cloud.now()),
  });
  await expect(cloud.call('DescribeReplay', { ReplayName: 'z' })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
    message: 'Replay z does not exist.',
  });
});
