import { replayNotCancellable } from '../errors.ts';
import { getReplay } from '../domain/replays.ts';
import { replayArn } from '../domain/resource-names.ts';
import type { EventBridgeOperation } from '../state.ts';

/** A replay under way stops before its next event. */
export const cancelReplay: EventBridgeOperation<'CancelReplay'> = (input, context) => {
  const replay = getReplay(context.state, input.ReplayName);
  if (replay.state !== 'STARTING' && replay.state !== 'RUNNING') throw replayNotCancellable(replay.name);
  context.state.replays.set(replay.name, { ...replay, state: 'CANCELLING' });
  const arn = replayArn(context, replay.name);
  context.access({ resource: arn, kind: 'write' });
  return { ReplayArn: arn, State: 'CANCELLING' };
};
