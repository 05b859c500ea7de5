import type { StreamPort } from '../../ports.ts';
import type { DynamodbContext } from '../state.ts';
import { streamEvent } from './stream-record.ts';

/** Lets event source mappings read the streams of tables. */
export function createStreamPort(enter: (account: string, region: string) => DynamodbContext): StreamPort {
  const contextOf = (streamArn: string): DynamodbContext | undefined => {
    // arn:aws:dynamodb:region:account:table/name/stream/label
    const [, , service, region, account] = streamArn.split(':');
    return service === 'dynamodb' && region !== undefined && account !== undefined ? enter(account, region) : undefined;
  };
  return {
    shards(streamArn) {
      const stream = contextOf(streamArn)?.state.streams.get(streamArn);
      return stream && [stream.shardId];
    },
    read(streamArn, shardId, after, limit) {
      const context = contextOf(streamArn);
      const stream = context?.state.streams.get(streamArn);
      if (!context || !stream || stream.shardId !== shardId) return [];
      const records = [];
      const range = after === undefined ? {} : { from: after, exclusive: true };
      for (const [sequence, change] of context.state.changes.of(streamArn).range(range)) {
        if (records.length === limit) break;
        records.push({
          sequenceNumber: sequence,
          approximateArrivalMs: change.at,
          event: streamEvent(change, stream, context.region),
          writtenBy: change.writtenBy,
        });
      }
      return records;
    },
    latest(streamArn, shardId) {
      const { state } = contextOf(streamArn) ?? {};
      return state?.streams.get(streamArn)?.shardId === shardId ? state.changes.of(streamArn).last()?.[0] : undefined;
    },
  };
}
