import type { LogGroup, LogsContext } from '../state.ts';
import { bytesOf, putStream } from './put-stream.ts';

const DAY_MS = 86_400_000;

/** Events older than this are gone; undefined where they are kept for ever. */
export function oldestKept(group: LogGroup, now: number): number | undefined {
  return group.retentionDays === undefined ? undefined : now - group.retentionDays * DAY_MS;
}

/** Sees to it that the group's oldest event goes when its time has come. */
export function armRetention(group: LogGroup, context: LogsContext): void {
  const oldest = context.state.timeline.find(group.name)?.first();
  if (group.retentionDays === undefined || oldest === undefined) {
    context.cancel('retention', group.name);
    return;
  }
  const due = oldest[0][0] + group.retentionDays * DAY_MS + 1;
  if (context.dueOf('retention', group.name) === due) return;
  context.later({ kind: 'retention', key: group.name, due, background: true });
}

/** Removes what is older than the group's retention. */
export function expireEvents(group: LogGroup, context: LogsContext): void {
  const { state, clock } = context;
  const limit = oldestKept(group, clock.now());
  const timeline = state.timeline.of(group.name);
  const events = state.events.of(group.name);
  const touched = new Set<string>();
  let bytes = state.storedBytes.get(group.name) ?? 0;
  for (
    let oldest = timeline.first();
    oldest && limit !== undefined && oldest[0][0] < limit;
    oldest = timeline.first()
  ) {
    const [[timestamp, order], stream] = oldest;
    const event = events.get([stream, timestamp, order]);
    bytes -= event ? bytesOf(event.message) : 0;
    events.delete([stream, timestamp, order]);
    timeline.delete([timestamp, order]);
    touched.add(stream);
  }
  state.storedBytes.set(group.name, bytes);
  for (const name of touched) refreshStream(group.name, name, context);
  armRetention(group, context);
}

/* The last event is kept longest, so only the first one changes until none is left. */
function refreshStream(group: string, name: string, context: LogsContext): void {
  const stream = context.state.streams.of(group).get(name);
  if (!stream) return;
  const [first] = context.state.events.of(group).range({ from: [name, -1, -1], to: [name, Number.MAX_VALUE, 0] });
  putStream(
    group,
    { ...stream, firstEventAt: first?.[1].timestamp, ...(!first && { lastEventAt: undefined }) },
    context,
    stream,
  );
}
