import { groupNamed } from '../domain/find-group.ts';
import { afterToken, isNumberAnd, isText, takePage, type Page } from '../domain/page.ts';
import { invalidParameter } from '../errors.ts';
import { DEFAULT_PAGE_SIZE } from '../limits.ts';
import type { LogsOperation, LogsState, LogStream } from '../state.ts';

interface Choice {
  readonly group: string;
  readonly size: number;
  readonly reverse: boolean;
  readonly nextToken: string | undefined;
}

/** Lists a group's streams by name or by last event, either way round. */
export const describeLogStreams: LogsOperation<'DescribeLogStreams'> = (input, context) => {
  const { logStreamNamePrefix, orderBy = 'LogStreamName', descending = false, limit, nextToken } = input;
  if (orderBy === 'LastEventTime' && logStreamNamePrefix !== undefined) {
    throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const group = groupNamed(input, context);
  const choice = { group: group.name, size: limit ?? DEFAULT_PAGE_SIZE, reverse: descending, nextToken };
  const page =
    orderBy === 'LastEventTime'
      ? pageByLastEvent(choice, context.state)
      : pageByName(choice, logStreamNamePrefix ?? '', context.state);
  return {
    logStreams: page.items.map((stream) => ({
      logStreamName: stream.name,
      creationTime: stream.createdAt,
      ...(stream.firstEventAt !== undefined && { firstEventTimestamp: stream.firstEventAt }),
      ...(stream.lastEventAt !== undefined && { lastEventTimestamp: stream.lastEventAt }),
      // AWS: only a stream that was written to has a token. Source: what LocalStack's tests have recorded.
      ...(stream.lastIngestionAt !== undefined && {
        lastIngestionTime: stream.lastIngestionAt,
        uploadSequenceToken: `4964${String(context.state.order).padStart(52, '0')}`,
      }),
      arn: stream.arn,
      // AWS: always 0 since June 2019. Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogStream.html
      storedBytes: 0,
    })),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  };
};

function pageByName({ group, size, reverse, nextToken }: Choice, prefix: string, state: LogsState): Page<LogStream> {
  const after = afterToken(nextToken, isText);
  const bounds = {
    from: prefix,
    to: `${prefix}\uffff`,
    ...(after !== undefined && { [reverse ? 'to' : 'from']: after, exclusive: true }),
  };
  return takePage(state.streams.of(group).range({ ...bounds, reverse }), { size });
}

function pageByLastEvent({ group, size, reverse, nextToken }: Choice, state: LogsState): Page<LogStream> {
  const after = afterToken(nextToken, isNumberAnd<string>('string'));
  const bounds = after === undefined ? {} : { [reverse ? 'to' : 'from']: after, exclusive: true };
  const { items, nextToken: next } = takePage(keyed(state.streamsByLastEvent.of(group).range({ ...bounds, reverse })), {
    size,
  });
  const streams = state.streams.of(group);
  return { items: items.flatMap(([, name]) => streams.get(name) ?? []), nextToken: next };
}

function* keyed<K>(entries: Iterable<readonly [K, unknown]>): Iterable<readonly [K, K]> {
  for (const [key] of entries) yield [key, key];
}
