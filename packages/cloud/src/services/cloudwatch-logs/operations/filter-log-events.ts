import { idOfEvent } from '../domain/event-id.ts';
import { groupNamed, getStream } from '../domain/find-group.ts';
import { afterToken, isNumberAnd, takePage } from '../domain/page.ts';
import { bytesOf } from '../domain/put-stream.ts';
import { invalidParameter } from '../errors.ts';
import { compileFilterPattern } from '../filter-pattern/compile-filter-pattern.ts';
import { MAX_PAGE_BYTES, MAX_PAGE_EVENTS } from '../limits.ts';
import type { LogEvent, LogsContext, LogsOperation } from '../state.ts';

type Position = readonly [timestamp: number, order: number];
interface Found {
  readonly stream: string;
  readonly event: LogEvent;
}

/** Searches a group's streams, all or some of them, in order of time. */
export const filterLogEvents: LogsOperation<'FilterLogEvents'> = (input, context) => {
  const {
    logStreamNames,
    logStreamNamePrefix,
    startTime = 0,
    endTime = Number.MAX_VALUE,
    filterPattern = '',
    limit,
    nextToken,
    startFromHead = true,
  } = input;
  if (logStreamNames !== undefined && logStreamNamePrefix !== undefined) {
    throw invalidParameter('logStreamNamePrefix and logStreamNames cannot be used together.');
  }
  if (startTime > endTime) throw invalidParameter('The start time cannot be later than the end time.');
  const { matches } = compileFilterPattern(filterPattern);
  const after = afterToken(nextToken, isNumberAnd<number>('number'));
  const group = groupNamed(input, context);
  for (const name of logStreamNames ?? []) getStream(group.name, name, context);
  const names = logStreamNames && new Set(logStreamNames);
  const wanted = (stream: string): boolean =>
    names ? names.has(stream) : stream.startsWith(logStreamNamePrefix ?? '');
  const bounds = {
    from: startFromHead && after ? after : ([startTime, 0] as const),
    to: !startFromHead && after ? after : ([endTime, Number.MAX_VALUE] as const),
    exclusive: after !== undefined,
    reverse: !startFromHead,
  };
  const [only] = logStreamNames?.length === 1 ? logStreamNames : [];
  const found =
    only === undefined ? inGroup(group.name, bounds, wanted, context) : inStream(group.name, only, bounds, context);
  const page = takePage(found, {
    size: limit ?? MAX_PAGE_EVENTS,
    wanted: ({ event }) => matches(event.message),
    maxWeight: MAX_PAGE_BYTES,
    weightOf: ({ event }) => bytesOf(event.message),
  });
  return {
    events: page.items.map(({ stream, event }) => ({
      logStreamName: stream,
      timestamp: event.timestamp,
      message: event.message,
      ingestionTime: event.ingestedAt,
      eventId: idOfEvent(event),
    })),
    // AWS: always empty since June 2019, when every search became complete. Source: API_FilterLogEvents.
    searchedLogStreams: [],
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  };
};

interface Bounds {
  readonly from: Position;
  readonly to: Position;
  readonly exclusive: boolean;
  readonly reverse: boolean;
}

function* inGroup(
  group: string,
  bounds: Bounds,
  wanted: (stream: string) => boolean,
  { state }: LogsContext,
): Iterable<readonly [Position, Found]> {
  const events = state.events.of(group);
  for (const [position, stream] of state.timeline.of(group).range(bounds)) {
    if (!wanted(stream)) continue;
    const event = events.get([stream, ...position]);
    if (event) yield [position, { stream, event }];
  }
}

function* inStream(
  group: string,
  stream: string,
  { from, to, ...direction }: Bounds,
  { state }: LogsContext,
): Iterable<readonly [Position, Found]> {
  for (const [, event] of state.events
    .of(group)
    .range({ from: [stream, ...from], to: [stream, ...to], ...direction })) {
    yield [[event.timestamp, event.order], { stream, event }];
  }
}
