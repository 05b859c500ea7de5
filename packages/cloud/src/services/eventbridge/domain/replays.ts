import type { Replay } from '@aws-sdk/client-eventbridge';
import { replayNotFound } from '../errors.ts';
import type { EventBridgeContext, EventBridgeState, StoredReplay } from '../state.ts';
import { archiveArn } from './resource-names.ts';

export function getReplay(state: EventBridgeState, name: string): StoredReplay {
  const replay = state.replays.get(name);
  if (replay === undefined) throw replayNotFound(name);
  return replay;
}

/** A replay as the API shows it in lists. */
export function formatReplay(context: EventBridgeContext, replay: StoredReplay): Replay {
  return {
    ReplayName: replay.name,
    EventSourceArn: archiveArn(context, replay.archiveName),
    State: replay.state,
    StateReason: replay.stateReason,
    EventStartTime: new Date(replay.fromMs),
    EventEndTime: new Date(replay.toMs),
    EventLastReplayedTime: replay.lastEventMs === undefined ? undefined : new Date(replay.lastEventMs),
    ReplayStartTime: new Date(replay.startedAt),
    ReplayEndTime: replay.endedAt === undefined ? undefined : new Date(replay.endedAt),
  };
}
