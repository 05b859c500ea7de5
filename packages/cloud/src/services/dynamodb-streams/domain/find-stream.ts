import type { Change } from '../../dynamodb/streams/change.ts';
import type { Stream } from '../../dynamodb/streams/stream.ts';
import type { StoreMap } from '../../../kernel/store-map.ts';
import { shardMissing, streamMissing } from '../errors.ts';
import type { StreamsContext } from '../state.ts';

export function getStream(context: StreamsContext, arn: string): Stream {
  const stream = context.state.streams.get(arn);
  if (!stream) throw streamMissing(arn);
  return stream;
}

/** A stream's one shard. */
export function getShard(
  context: StreamsContext,
  arn: string,
  shardId: string,
): { stream: Stream; changes: StoreMap<string, Change> } {
  const stream = getStream(context, arn);
  if (stream.shardId !== shardId) throw shardMissing(shardId, arn);
  return { stream, changes: context.state.changes.of(arn) };
}
