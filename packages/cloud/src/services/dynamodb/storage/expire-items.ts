import { reportWrite } from '../items/report-access.ts';
import { EXPIRY_BATCH_SIZE, OLDEST_EXPIRY_MS } from '../limits.ts';
import type { DynamodbContext } from '../state.ts';
import type { Table } from '../tables/table.ts';
import { dueIn, scheduleExpiry } from './expiry.ts';
import { findStored } from './find-stored.ts';
import { writeItem } from './write-item.ts';

/** Deletes what is due; an occurrence. AWS: within a few days; here: at once, in the cloud's time. */
export function expireItems({ tableName }: { tableName: string }, context: DynamodbContext): void {
  const table = context.state.tables.get(tableName);
  const expiries = context.state.expiries.find(tableName);
  if (!table?.timeToLive?.enabled || !expiries) return;
  const now = context.clock.now();
  for (let count = 0; count < EXPIRY_BATCH_SIZE; count += 1) {
    const first = expiries.first();
    if (!first || dueIn(first[0]) > now) break;
    expireItem(context, table, ...first);
  }
  const next = expiries.first();
  if (next) scheduleExpiry(context, tableName, dueIn(next[0]));
}

function expireItem(context: DynamodbContext, table: Table, entry: string, key: string): void {
  const before = findStored(context, table, key);
  context.state.expiries.of(table.name).delete(entry);
  // AWS: an item that expired more than five years ago is not deleted. Source: Developer Guide, "Time to Live".
  if (!before || dueIn(entry) < context.clock.now() - OLDEST_EXPIRY_MS) return;
  writeItem(context, { table, key, before, after: undefined, expired: true });
  reportWrite(context, table, { item: before.item, before, deleted: true });
}
