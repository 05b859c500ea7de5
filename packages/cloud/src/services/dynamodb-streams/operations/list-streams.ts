import type { StreamsOperation } from '../state.ts';

const DEFAULT_LIMIT = 100;

/** Streams by ARN; disabled ones are listed for a day. */
export const listStreams: StreamsOperation<'ListStreams'> = (input, { state }) => {
  const { ExclusiveStartStreamArn: start, Limit: limit = DEFAULT_LIMIT, TableName: tableName } = input;
  const streams: { StreamArn: string; TableName: string; StreamLabel: string }[] = [];
  for (const [arn, stream] of state.streams.range(start === undefined ? {} : { from: start, exclusive: true })) {
    if (tableName !== undefined && stream.tableName !== tableName) continue;
    if (streams.length === limit) return { Streams: streams, LastEvaluatedStreamArn: streams.at(-1)?.StreamArn };
    streams.push({ StreamArn: arn, TableName: stream.tableName, StreamLabel: stream.label });
  }
  return { Streams: streams };
};
