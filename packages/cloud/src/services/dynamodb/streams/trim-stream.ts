import { STREAM_RETENTION_MS } from '../limits.ts';
import type { DynamodbContext } from '../state.ts';

export const TRIM_STREAM = 'trim-stream';

/** Drops records older than a day, and a disabled stream with its last record; an occurrence. */
export function trimStream({ arn }: { arn: string }, context: DynamodbContext): void {
  const { streams, changes } = context.state;
  const stream = streams.get(arn);
  if (!stream) return;
  const records = changes.of(arn);
  const horizon = context.clock.now() - STREAM_RETENTION_MS;
  for (let first = records.first(); first && first[1].at <= horizon; first = records.first()) records.delete(first[0]);
  const next = records.first()?.[1].at ?? stream.disabledAt;
  if (next === undefined) return;
  if (next > horizon) {
    context.later({ kind: TRIM_STREAM, key: arn, due: next + STREAM_RETENTION_MS, payload: { arn }, background: true });
    return;
  }
  streams.delete(arn);
  changes.drop(arn);
}
