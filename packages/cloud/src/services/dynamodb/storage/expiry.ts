import type { Item } from '../domain/attribute-value.ts';
import type { DynamodbContext } from '../state.ts';
import type { Table } from '../tables/table.ts';

export const EXPIRE_ITEMS = 'expire-items';

const TIME_DIGITS = 15;

/** Keeps the list of what expires when, as an item changes. */
export function trackExpiry(
  context: DynamodbContext,
  table: Table,
  key: string,
  before: Item | undefined,
  after: Item | undefined,
): void {
  const attribute = table.timeToLive?.attribute ?? '';
  const oldDue = before && expiryOf(before, attribute);
  const newDue = after && expiryOf(after, attribute);
  if (oldDue === newDue) return;
  const expiries = context.state.expiries.of(table.name);
  if (oldDue !== undefined) expiries.delete(expiryKey(oldDue, key));
  if (newDue !== undefined) {
    expiries.set(expiryKey(newDue, key), key);
    if (newDue < (context.dueOf(EXPIRE_ITEMS, table.name) ?? Number.POSITIVE_INFINITY))
      scheduleExpiry(context, table.name, newDue);
  }
}

/** Lists what is in the table already, when time to live is switched on. */
export function trackAllExpiries(context: DynamodbContext, table: Table): void {
  for (const [key, stored] of context.state.items.of(table.name))
    trackExpiry(context, table, key, undefined, stored.item);
}

/** Forgets what would expire, when time to live is switched off or the table goes. */
export function forgetExpiries(context: DynamodbContext, tableName: string): void {
  context.state.expiries.drop(tableName);
  context.cancel(EXPIRE_ITEMS, tableName);
}

/** Plans the next expiry of a table. */
export function scheduleExpiry(context: DynamodbContext, tableName: string, due: number): void {
  context.later({ kind: EXPIRE_ITEMS, key: tableName, due, payload: { tableName }, background: true });
}

/** When an item expires, ms; undefined when its attribute is no number of seconds. */
function expiryOf(item: Item, attribute: string): number | undefined {
  const text = item[attribute]?.N;
  const seconds = text === undefined ? Number.NaN : Math.floor(Number(text));
  return seconds > 0 && seconds < 1e11 ? seconds * 1000 : undefined;
}

function expiryKey(due: number, key: string): string {
  return String(due).padStart(TIME_DIGITS, '0') + key;
}

/** When an entry of `state.expiries` is due, ms. */
export function dueIn(entry: string): number {
  return Number(entry.slice(0, TIME_DIGITS));
}
