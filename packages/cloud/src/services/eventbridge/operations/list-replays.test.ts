import { expect, test } from 'vitest';
import { createReplayCloud, REPLAY_ARCHIVE, replayInput } from '../replay-fixture.ts';

test('replays are listed by name, archive and state', async () => {
  const cloud = await createReplayCloud();
  for (const ReplayName of ['b', 'a', 'c']) await cloud.call('StartReplay', replayInput({ ReplayName }));
  await cloud.settle();
  const first = await cloud.call('ListReplays', { Limit: 2 });
  expect(first['Replays']).toMatchObject([{ ReplayName: 'a', State: 'COMPLETED' }, { ReplayName: 'b' }]);
  expect(await cloud.call('ListReplays', { Limit: 2, NextToken: first['NextToken'] })).toMatchObject({
    Replays: [{ ReplayName: 'c' }],
  });
  expect(await cloud.call('ListReplays', { State: 'FAILED' })).toMatchObject({ Replays: [] });
  expect(
    (await cloud.call('ListReplays', { EventSourceArn: REPLAY_ARCHIVE, NamePrefix: 'c' }))['Replays'],
  ).toHaveLength(1);
});
