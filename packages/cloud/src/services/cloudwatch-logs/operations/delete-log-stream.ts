import { getGroup, getStream } from '../domain/find-group.ts';
import { bytesOf } from '../domain/put-stream.ts';
import { armRetention } from '../domain/retention.ts';
import type { LogsOperation } from '../state.ts';

/** Deletes a stream with its events. */
export const deleteLogStream: LogsOperation<'DeleteLogStream'> = ({ logGroupName, logStreamName }, context) => {
  const { state } = context;
  const group = getGroup(logGroupName, context);
  const stream = getStream(logGroupName, logStreamName, context);
  const events = state.events.of(logGroupName);
  const timeline = state.timeline.of(logGroupName);
  let bytes = state.storedBytes.get(logGroupName) ?? 0;
  const doomed = [...events.range({ from: [logStreamName, -1, -1], to: [logStreamName, Number.MAX_VALUE, 0] })];
  for (const [key, { timestamp, order, message }] of doomed) {
    events.delete(key);
    timeline.delete([timestamp, order]);
    bytes -= bytesOf(message);
  }
  if (doomed.length > 0) state.storedBytes.set(logGroupName, bytes);
  state.streamsByLastEvent.of(logGroupName).delete([stream.lastEventAt ?? -1, logStreamName]);
  state.streams.of(logGroupName).delete(logStreamName);
  armRetention(group, context);
  return {};
};
