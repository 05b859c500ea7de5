import type { DynamodbOperation } from '../state.ts';
import { describeTable as describe } from '../tables/describe-table.ts';
import { getNamedTable } from '../tables/find-table.ts';

export const describeTable: DynamodbOperation<'DescribeTable'> = (input, context) => ({
  Table: describe(context.state, getNamedTable(context, input.TableName)),
});
