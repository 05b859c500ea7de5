import { createTestCloud } from '../event-delivery/test-cloud.ts';
import type { TestCloud } from '../event-delivery/test-cloud.ts';
import { eventbridge } from './index.ts';

export const REPLAY_BUS = 'arn:aws:events:eu-west-1:000000000000:event-bus/default';
export const REPLAY_TARGET = 'arn:aws:sqs:eu-west-1:000000000000:q';
export const REPLAY_ARCHIVE = 'arn:aws:events:eu-west-1:000000000000:archive/a';

/** Tests' starting point: three archived events, a minute apart, and a rule `r` that sends them to a queue. */
export async function createReplayCloud(): Promise<TestCloud> {
  const cloud = await createTestCloud(eventbridge);
  await cloud.call('PutRule', { Name: 'r', EventPattern: '{"source":["s"]}' });
  await cloud.call('PutTargets', { Rule: 'r', Targets: [{ Id: '1', Arn: REPLAY_TARGET }] });
  await cloud.call('CreateArchive', { ArchiveName: 'a', EventSourceArn: REPLAY_BUS });
  for (const n of [1, 2, 3]) {
    await cloud.call('PutEvents', { Entries: [{ Source: 's', DetailType: 't', Detail: JSON.stringify({ n }) }] });
    await cloud.advance(60_000);
  }
  return cloud;
}

/** The input of a replay of all three events. */
export function replayInput(overrides: object = {}): object {
  return {
    ReplayName: 'x',
    EventSourceArn: REPLAY_ARCHIVE,
    EventStartTime: new Date('2026-11-21T00:00:00Z'),
    EventEndTime: new Date('2026-11-21T01:00:00Z'),
    Destination: { Arn: REPLAY_BUS },
    ...overrides,
  };
}
