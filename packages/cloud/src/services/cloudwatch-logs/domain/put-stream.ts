import { EVENT_OVERHEAD_BYTES } from '../limits.ts';
import type { LogsContext, LogStream } from '../state.ts';

/** What an event counts for. */
export function bytesOf(message: string): number {
  return Buffer.byteLength(message) + EVENT_OVERHEAD_BYTES;
}

/** Stores a stream and its place in the order of last events. */
export function putStream(group: string, stream: LogStream, { state }: LogsContext, previous?: LogStream): void {
  const byLastEvent = state.streamsByLastEvent.of(group);
  if (previous) byLastEvent.delete([previous.lastEventAt ?? -1, previous.name]);
  byLastEvent.set([stream.lastEventAt ?? -1, stream.name], true);
  state.streams.of(group).set(stream.name, stream);
}
