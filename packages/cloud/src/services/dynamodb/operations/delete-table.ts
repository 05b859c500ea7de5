import { tableProtected } from '../errors.ts';
import type { DynamodbOperation } from '../state.ts';
import { dropTable } from '../tables/drop-table.ts';
import { describeTable } from '../tables/describe-table.ts';
import { getNamedTable } from '../tables/find-table.ts';

/** The answer says DELETING, as AWS's does; the table is gone at once. */
export const deleteTable: DynamodbOperation<'DeleteTable'> = (input, context) => {
  const table = getNamedTable(context, input.TableName);
  if (table.deletionProtected) throw tableProtected();
  const description = describeTable(context.state, table, 'DELETING');
  dropTable(context, table);
  context.access({ resource: table.arn, kind: 'write', versionAfter: context.step.seq });
  return { TableDescription: description };
};
