import type { DynamodbContext } from '../state.ts';
import type { Table } from './table.ts';

/** Stores a new or changed table, and notes it in the trace. */
export function storeTable(context: DynamodbContext, table: Table): void {
  context.state.tables.set(table.name, table);
  context.access({ resource: table.arn, kind: 'write', versionAfter: context.step.seq });
}
