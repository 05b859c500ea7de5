import { idOfEvent, positionOfId } from '../domain/event-id.ts';
import { groupNamed, getStream } from '../domain/find-group.ts';
import { bytesOf } from '../domain/put-stream.ts';
import { invalidToken } from '../errors.ts';
import { MAX_PAGE_BYTES, MAX_PAGE_EVENTS } from '../limits.ts';
import type { LogEvent, LogsOperation } from '../state.ts';

/** A place between events: just before the event at this position, if there is one. */
type Position = readonly [timestamp: number, order: number];

/** Reads a page of a stream, forward or backward; at the end the token that was given is given back. */
export const getLogEvents: LogsOperation<'GetLogEvents'> = (input, context) => {
  const {
    logStreamName,
    startTime = 0,
    endTime = Number.MAX_VALUE,
    limit = MAX_PAGE_EVENTS,
    nextToken,
    startFromHead = false,
  } = input;
  const group = groupNamed(input, context);
  getStream(group.name, logStreamName, context);
  const token = nextToken === undefined ? undefined : readToken(nextToken);
  const forward = token?.forward ?? startFromHead;
  const bounds = {
    from: forward && token ? later(token.position, [startTime, 0]) : ([startTime, 0] as const),
    // AWS: events at the end time itself are not included, unlike in FilterLogEvents.
    to: !forward && token ? earlier(token.position, [endTime, 0]) : ([endTime, 0] as const),
  };
  const range = context.state.events.of(group.name).range({
    from: [logStreamName, ...bounds.from],
    to: [logStreamName, ...bounds.to],
    reverse: !forward,
  });
  const events: LogEvent[] = [];
  let bytes = 0;
  for (const [, event] of range) {
    // The upper end is exclusive.
    if (compare([event.timestamp, event.order], bounds.to) >= 0) continue;
    bytes += bytesOf(event.message);
    if (events.length === limit || (bytes > MAX_PAGE_BYTES && events.length > 0)) break;
    events.push(event);
  }
  if (!forward) events.reverse();
  const [first, last] = [events[0], events.at(-1)];
  const start = first ? ([first.timestamp, first.order] as const) : (token?.position ?? bounds.from);
  const end = last ? ([last.timestamp, last.order + 1] as const) : (token?.position ?? bounds.from);
  return {
    events: events.map(({ timestamp, message, ingestedAt }) => ({ timestamp, message, ingestionTime: ingestedAt })),
    nextForwardToken: `f/${idOf(end)}/s`,
    nextBackwardToken: `b/${idOf(start)}/s`,
  };
};

function readToken(token: string): { readonly forward: boolean; readonly position: Position } {
  const [, direction, digits] = /^([fb])\/(\d{56})\/s$/.exec(token) ?? [];
  if (digits === undefined) throw invalidToken();
  return { forward: direction === 'f', position: positionOfId(digits) };
}

const idOf = ([timestamp, order]: Position): string => idOfEvent({ timestamp, order });
const compare = (a: Position, b: Position): number => a[0] - b[0] || a[1] - b[1];
const later = (a: Position, b: Position): Position => (compare(a, b) < 0 ? b : a);
const earlier = (a: Position, b: Position): Position => (compare(a, b) < 0 ? a : b);
