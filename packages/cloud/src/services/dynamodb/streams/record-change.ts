import type { Item } from '../domain/attribute-value.ts';
import { keyOf } from '../domain/key-schema.ts';
import { STREAM_RETENTION_MS } from '../limits.ts';
import type { DynamodbContext } from '../state.ts';
import { itemsEqual } from '../storage/index-entries.ts';
import type { Table, TableStream } from '../tables/table.ts';
import { formatSequence } from './stream.ts';
import { TRIM_STREAM } from './trim-stream.ts';

/** Writes a change to the table's stream and tells who polls it. */
export function recordChange(
  context: DynamodbContext,
  table: Table,
  { arn }: TableStream,
  before: Item | undefined,
  after: Item | undefined,
  expired: boolean,
): void {
  const present = after ?? before;
  const stream = context.state.streams.get(arn);
  if (!present || !stream) return;
  // AWS: a write that changes no data writes no record. Source: Developer Guide, "Change data capture for DynamoDB Streams".
  if (before && after && itemsEqual(before, after)) return;
  const sequence = formatSequence(stream.count + 1);
  context.state.streams.set(arn, { ...stream, count: stream.count + 1 });
  context.state.changes.of(arn).set(sequence, {
    sequence,
    eventId: context.ids.hex(32),
    at: context.clock.now(),
    keys: keyOf(table.key, present),
    before,
    after,
    expired,
    writtenBy: context.step.seq,
  });
  if (context.dueOf(TRIM_STREAM, arn) === undefined) {
    context.later({ kind: TRIM_STREAM, key: arn, delayMs: STREAM_RETENTION_MS, payload: { arn }, background: true });
  }
  context.ports.pollers?.available(arn);
}
