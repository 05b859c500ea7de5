import type { ArchivedEventKey, EventBridgeContext, StoredReplay } from '../state.ts';
import { asReplayed } from './event-envelope.ts';
import { ingestEvent } from './ingest-event.ts';

/** Where a replay stands. */
export interface ReplayPayload {
  readonly replayName: string;
  /** The last event sent. */
  readonly after?: ArchivedEventKey;
}

const KIND = 'replay';

/** Puts the next step of a replay on the timeline. */
export function continueReplay(context: EventBridgeContext, payload: ReplayPayload): void {
  context.later({ kind: KIND, key: payload.replayName, payload });
}

/** Sends the next archived event of a replay to the bus; one event is one step. */
export function replayNextEvent(payload: ReplayPayload, context: EventBridgeContext): void {
  const { state, clock } = context;
  const replay = state.replays.get(payload.replayName);
  if (replay === undefined) return;
  if (replay.state === 'CANCELLING') return finish(context, replay, 'CANCELLED');
  const next = findNext(context, replay, payload.after);
  if (next === undefined) return finish(context, replay, 'COMPLETED');
  const [key, { event }] = next;
  state.replays.set(replay.name, { ...replay, state: 'RUNNING', lastEventMs: key[0] });
  context.note('replayedAt', clock.now());
  ingestEvent(context, replay.busName, asReplayed(event, replay.name), { onlyRuleArns: replay.filterArns });
  continueReplay(context, { replayName: replay.name, after: key });
}

function findNext(context: EventBridgeContext, replay: StoredReplay, after: ArchivedEventKey | undefined) {
  const events = context.state.archivedEvents.find(replay.archiveName);
  const from: ArchivedEventKey = after ?? [replay.fromMs, 0, ''];
  for (const entry of events?.range({ from, exclusive: true }) ?? []) {
    const [[timeMs], { archivedAt }] = entry;
    // Events that arrive while the replay runs are not part of it.
    if (timeMs <= replay.toMs && archivedAt <= replay.startedAt) return entry;
  }
  return undefined;
}

function finish(context: EventBridgeContext, replay: StoredReplay, outcome: 'COMPLETED' | 'CANCELLED'): void {
  context.state.replays.set(replay.name, { ...replay, state: outcome, endedAt: context.clock.now() });
}
