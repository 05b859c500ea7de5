import { expect, test } from 'vitest';
import { createReplayCloud, REPLAY_BUS, REPLAY_TARGET, replayInput } from '../replay-fixture.ts';

test('archived events reach the rules again, in order, marked, and are not archived twice', async () => {
  const cloud = await createReplayCloud();
  const before = cloud.bodies(REPLAY_TARGET);
  expect(await cloud.call('StartReplay', replayInput())).toEqual({
    ReplayArn: 'arn:aws:events:eu-west-1:000000000000:replay/x',
    State: 'STARTING',
    ReplayStartTime: new Date(cloud.now()),
  });
  await cloud.settle();
  const replayed = cloud.bodies(REPLAY_TARGET).slice(before.length);
  expect(replayed).toEqual(before.map((event) => ({ ...(event as object), 'replay-name': 'x' })));
  expect(await cloud.call('DescribeArchive', { ArchiveName: 'a' })).toMatchObject({ EventCount: 3 });
});

test('only events of the time span are replayed', async () => {
  const cloud = await createReplayCloud();
  await cloud.call(
    'StartReplay',
    replayInput({ EventStartTime: new Date('2026-11-21T00:01:00Z'), EventEndTime: new Date('2026-11-21T00:01:30Z') }),
  );
  await cloud.settle();
  expect(cloud.bodies(REPLAY_TARGET).slice(3)).toMatchObject([{ detail: { n: 2 } }]);
});

test('only the named rules get the events', async () => {
  const cloud = await createReplayCloud();
  const other = `${REPLAY_TARGET}2`;
  const { RuleArn } = await cloud.call('PutRule', { Name: 'other', EventPattern: '{"source":["s"]}' });
  await cloud.call('PutTargets', { Rule: 'other', Targets: [{ Id: '1', Arn: other }] });
  await cloud.call('StartReplay', replayInput({ Destination: { Arn: REPLAY_BUS, FilterArns: [RuleArn] } }));
  await cloud.settle();
  expect([cloud.arrivals(REPLAY_TARGET).length, cloud.arrivals(other).length]).toEqual([3, 3]);
});

// AWS: recorded answers of StartReplay, 2024-05.
test.each([
  [{ Destination: { Arn: `${REPLAY_BUS}2` } }, 'ResourceNotFoundException', 'Event bus default2 does not exist.'],
  [
    { EventSourceArn: 'arn:aws:events:eu-west-1:000000000000:archive/z' },
    'ValidationException',
    'Parameter EventSourceArn is not valid. Reason: Archive z does not exist.',
  ],
  [
    { Destination: { Arn: REPLAY_BUS.replace('default', 'orders') } },
    'ValidationException',
    'Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.',
  ],
  [
    { EventEndTime: new Date('2026-11-21T00:00:00Z') },
    'ValidationException',
    'Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.',
  ],
  [{ ReplayName: 'taken' }, 'ResourceAlreadyExistsException', 'Replay taken already exists.'],
])('refuses %j', async (input, code, message) => {
  const cloud = await createReplayCloud();
  await cloud.call('CreateEventBus', { Name: 'orders' });
  await cloud.call('StartReplay', replayInput({ ReplayName: 'taken' }));
  await expect(cloud.call('StartReplay', replayInput(input))).rejects.toMatchObject({ code, message });
});
