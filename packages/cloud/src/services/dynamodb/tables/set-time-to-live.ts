import type { DynamodbContext } from '../state.ts';
import { forgetExpiries, trackAllExpiries } from '../storage/expiry.ts';
import type { Table, TimeToLive } from './table.ts';
import { storeTable } from './store-table.ts';

/** Switches time to live on or off and finds out what expires when. */
export function setTimeToLive(context: DynamodbContext, table: Table, timeToLive: TimeToLive): void {
  const changed = { ...table, timeToLive };
  storeTable(context, changed);
  forgetExpiries(context, table.name);
  if (timeToLive.enabled) trackAllExpiries(context, changed);
}
