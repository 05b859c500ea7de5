import type { LogLine } from '../../ports.ts';
import type { LogEvent, LogGroup, LogsContext, LogStream } from '../state.ts';
import { deliverToSubscriptions } from './subscriptions.ts';
import { bytesOf, putStream } from './put-stream.ts';
import { armRetention } from './retention.ts';

/** Writes events to a stream, whatever their order; each costs the same however many there are. */
export function appendEvents(
  group: LogGroup,
  stream: LogStream,
  lines: readonly LogLine[],
  context: LogsContext,
): void {
  if (lines.length === 0) return;
  const { state, clock } = context;
  const events = state.events.of(group.name);
  const timeline = state.timeline.of(group.name);
  const ingestedAt = clock.now();
  const written: LogEvent[] = [];
  let first = stream.firstEventAt ?? Number.POSITIVE_INFINITY;
  let last = stream.lastEventAt ?? -1;
  let bytes = 0;
  for (const { timestamp, message } of lines) {
    const order = (state.order += 1);
    const event = { timestamp, order, message, ingestedAt };
    events.set([stream.name, timestamp, order], event);
    timeline.set([timestamp, order], stream.name);
    written.push(event);
    first = Math.min(first, timestamp);
    last = Math.max(last, timestamp);
    bytes += bytesOf(message);
  }
  state.storedBytes.set(group.name, (state.storedBytes.get(group.name) ?? 0) + bytes);
  putStream(
    group.name,
    { ...stream, firstEventAt: first, lastEventAt: last, lastIngestionAt: ingestedAt },
    context,
    stream,
  );
  armRetention(group, context);
  deliverToSubscriptions(group, stream, written, context);
}
