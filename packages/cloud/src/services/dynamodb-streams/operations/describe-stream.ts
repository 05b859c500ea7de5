import { keyAttributes } from '../../dynamodb/domain/key-schema.ts';
import { formatSequence } from '../../dynamodb/streams/stream.ts';
import { getStream } from '../domain/find-stream.ts';
import type { StreamsOperation } from '../state.ts';

/** A stream has one shard, which is closed when the stream is disabled. */
export const describeStream: StreamsOperation<'DescribeStream'> = (input, context) => {
  const stream = getStream(context, input.StreamArn);
  const closed = stream.disabledAt !== undefined;
  const shard = {
    ShardId: stream.shardId,
    SequenceNumberRange: {
      StartingSequenceNumber: formatSequence(1),
      ...(closed && { EndingSequenceNumber: formatSequence(stream.count) }),
    },
  };
  return {
    StreamDescription: {
      StreamArn: stream.arn,
      StreamLabel: stream.label,
      StreamStatus: closed ? 'DISABLED' : 'ENABLED',
      StreamViewType: stream.viewType,
      CreationRequestDateTime: new Date(stream.createdAt),
      TableName: stream.tableName,
      KeySchema: keyAttributes(stream.key).map(({ name }, position) => ({
        AttributeName: name,
        KeyType: position === 0 ? ('HASH' as const) : ('RANGE' as const),
      })),
      Shards: input.ExclusiveStartShardId === undefined || input.ExclusiveStartShardId < stream.shardId ? [shard] : [],
    },
  };
};
