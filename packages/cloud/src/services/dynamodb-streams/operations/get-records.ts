import type { _Record as StreamsRecord } from '@aws-sdk/client-dynamodb-streams';
import { MAX_PAGE_BYTES, MAX_STREAM_RECORDS } from '../../dynamodb/limits.ts';
import { formatSequence, parseSequence } from '../../dynamodb/streams/stream.ts';
import { streamRecord } from '../../dynamodb/streams/stream-record.ts';
import { getShard } from '../domain/find-stream.ts';
import { formatShardIterator, parseShardIterator } from '../domain/shard-iterator.ts';
import { dataTrimmed } from '../errors.ts';
import type { StreamsOperation } from '../state.ts';

/** Records after the iterator, oldest first. A closed shard that has been read to its end has no next iterator. */
export const getRecords: StreamsOperation<'GetRecords'> = (input, context) => {
  const iterator = parseShardIterator(input.ShardIterator, context.clock.now());
  const { stream, changes } = getShard(context, iterator.streamArn, iterator.shardId);
  const limit = Math.min(input.Limit ?? MAX_STREAM_RECORDS, MAX_STREAM_RECORDS);
  const { after } = iterator;
  if (after !== undefined) {
    const oldest = parseSequence(changes.first()?.[0] ?? formatSequence(stream.count + 1)) ?? 0;
    if ((parseSequence(after) ?? 0) + 1 < oldest) throw dataTrimmed();
  }
  const records: StreamsRecord[] = [];
  const writers: number[] = [];
  let last = after;
  let bytes = 0;
  for (const [sequence, change] of changes.range(after === undefined ? {} : { from: after, exclusive: true })) {
    if (records.length === limit || bytes >= MAX_PAGE_BYTES) break;
    const record = streamRecord(change, stream, context.region);
    records.push(record);
    writers.push(change.writtenBy);
    bytes += record.dynamodb?.SizeBytes ?? 0;
    last = sequence;
  }
  context.access({ resource: stream.arn, kind: 'read' });
  context.causedBy(writers);
  const ended =
    stream.disabledAt !== undefined && (last === undefined ? 0 : (parseSequence(last) ?? 0)) >= stream.count;
  const next = formatShardIterator({ ...iterator, after: last, at: context.clock.now() });
  return { Records: records, ...(!ended && { NextShardIterator: next }) };
};
