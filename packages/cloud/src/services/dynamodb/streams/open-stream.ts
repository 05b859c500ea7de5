import type { StreamViewType } from '@aws-sdk/client-dynamodb';
import { STREAM_RETENTION_MS } from '../limits.ts';
import type { DynamodbContext } from '../state.ts';
import type { Table, TableStream } from '../tables/table.ts';
import { TRIM_STREAM } from './trim-stream.ts';

/** Makes a stream for a table; the caller stores it in the table. */
export function openStream(
  context: DynamodbContext,
  table: Pick<Table, 'name' | 'arn' | 'key'>,
  viewType: StreamViewType,
): TableStream {
  const now = context.clock.now();
  const label = freeLabel(context, table.arn, now);
  const arn = `${table.arn}/stream/${label}`;
  // AWS: shardId- and a millisecond timestamp of 20 digits, a dash, 8 hexadecimal digits.
  const shardId = `shardId-${String(now).padStart(20, '0')}-${context.ids.hex(8)}`;
  const { name: tableName, key } = table;
  context.state.streams.set(arn, {
    arn,
    label,
    tableName,
    viewType,
    key,
    createdAt: now,
    disabledAt: undefined,
    shardId,
    count: 0,
  });
  return { arn, label, viewType, enabled: true };
}

/** Closes a stream; its records can be read for a day. */
export function closeStream(context: DynamodbContext, { arn }: TableStream): void {
  const stream = context.state.streams.get(arn);
  if (!stream || stream.disabledAt !== undefined) return;
  context.state.streams.set(arn, { ...stream, disabledAt: context.clock.now() });
  if (context.dueOf(TRIM_STREAM, arn) === undefined) {
    context.later({ kind: TRIM_STREAM, key: arn, delayMs: STREAM_RETENTION_MS, payload: { arn }, background: true });
  }
}

/** A label is the time of creation; two streams of one table in one (virtual) millisecond must differ. */
function freeLabel(context: DynamodbContext, tableArn: string, now: number): string {
  for (let at = now; ; at += 1) {
    const label = new Date(at).toISOString().slice(0, -1);
    if (!context.state.streams.has(`${tableArn}/stream/${label}`)) return label;
  }
}
