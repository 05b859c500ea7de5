import type { DynamodbContext } from '../state.ts';
import { forgetExpiries } from '../storage/expiry.ts';
import { closeStream } from '../streams/open-stream.ts';
import type { SecondaryIndex, Table } from './table.ts';

/** Removes a table and all that belongs to it; its stream can be read for another day. */
export function dropTable(context: DynamodbContext, table: Table): void {
  const { state } = context;
  if (table.stream) closeStream(context, table.stream);
  forgetExpiries(context, table.name);
  for (const index of table.indexes) dropIndex(context, index);
  state.items.drop(table.name);
  state.bytes.delete(table.name);
  state.tables.delete(table.name);
}

export function dropIndex(context: DynamodbContext, index: SecondaryIndex): void {
  context.state.indexes.drop(index.store);
  context.state.bytes.delete(index.store);
}
