import { accessDeniedToArn, namedTableMissing, tableMissing } from '../errors.ts';
import type { DynamodbContext } from '../state.ts';
import type { Table } from './table.ts';

/** The table a request's `TableName` means, which is a name or an ARN. Throws as requests about items do. */
export function getTable(context: DynamodbContext, nameOrArn: string): Table {
  const table = context.state.tables.get(tableNameOf(context, nameOrArn));
  if (!table) throw tableMissing();
  return table;
}

/** The same; throws as requests about tables do. */
export function getNamedTable(context: DynamodbContext, nameOrArn: string): Table {
  const name = tableNameOf(context, nameOrArn);
  const table = context.state.tables.get(name);
  if (!table) throw namedTableMissing(name);
  return table;
}

/** The name in an ARN of a table of this account and region, or the name itself. */
export function tableNameOf(context: DynamodbContext, nameOrArn: string): string {
  if (!nameOrArn.startsWith('arn:')) return nameOrArn;
  const prefix = tableArn(context, '');
  // AWS: another account's table needs a resource policy that allows it; there are none here.
  if (!nameOrArn.startsWith(prefix)) throw accessDeniedToArn(nameOrArn);
  return nameOrArn.slice(prefix.length);
}

export function tableArn(place: { readonly account: string; readonly region: string }, name: string): string {
  return `arn:aws:dynamodb:${place.region}:${place.account}:table/${name}`;
}
