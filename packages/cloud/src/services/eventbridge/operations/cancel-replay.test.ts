import { expect, test } from 'vitest';
import { createReplayCloud, REPLAY_TARGET, replayInput } from '../replay-fixture.ts';

test('a replay that is over cannot be cancelled', async () => {
  const cloud = await createReplayCloud();
  await cloud.call('StartReplay', replayInput());
  await cloud.settle();
  await expect(cloud.call('CancelReplay', { ReplayName: 'x' })).rejects.toMatchObject({
    code: 'IllegalStatusException',
    message: 'Replay x is not in a valid state for this operation.',
  });
});

test('a cancelled replay sends no more events', async () => {
  const cloud = await createReplayCloud();
  const started = cloud.call('StartReplay', replayInput());
  const cancelled = cloud.call('CancelReplay', { ReplayName: 'x' });
  await started;
  expect(await cancelled).toMatchObject({ State: 'CANCELLING' });
  await cloud.settle();
  expect(await cloud.call('DescribeReplay', { ReplayName: 'x' })).toMatchObject({ State: 'CANCELLED' });
  expect(cloud.arrivals(REPLAY_TARGET).length).toBeLessThan(6);
});
