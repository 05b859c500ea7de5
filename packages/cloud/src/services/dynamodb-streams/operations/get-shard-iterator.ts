import { formatSequence, parseSequence } from '../../dynamodb/streams/stream.ts';
import { getShard } from '../domain/find-stream.ts';
import { formatShardIterator } from '../domain/shard-iterator.ts';
import { dataTrimmed, streamsValidation } from '../errors.ts';
import type { StreamsOperation } from '../state.ts';

/** Where to begin to read a shard. */
export const getShardIterator: StreamsOperation<'GetShardIterator'> = (input, context) => {
  const { StreamArn: streamArn, ShardId: shardId, ShardIteratorType: type, SequenceNumber: sequence } = input;
  const { stream, changes } = getShard(context, streamArn, shardId);
  const iterator = (after: string | undefined): { ShardIterator: string } => ({
    ShardIterator: formatShardIterator({ streamArn, shardId, after, at: context.clock.now() }),
  });
  if (type === 'TRIM_HORIZON') return iterator(undefined);
  if (type === 'LATEST') return iterator(formatSequence(stream.count));
  if (sequence === undefined) throw streamsValidation(`SequenceNumber is required when ShardIteratorType is ${type}`);
  const position = parseSequence(sequence);
  if (position === undefined || position < 1 || position > stream.count)
    throw streamsValidation(`Invalid SequenceNumber: ${sequence}`);
  const oldest = parseSequence(changes.first()?.[0] ?? formatSequence(stream.count + 1)) ?? 0;
  if (position < oldest) throw dataTrimmed();
  return iterator(formatSequence(type === 'AT_SEQUENCE_NUMBER' ? position - 1 : position));
};
