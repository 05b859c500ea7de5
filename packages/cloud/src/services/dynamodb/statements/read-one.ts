import type { Item } from '../domain/attribute-value.ts';
import { evaluateCondition } from '../domain/expression/evaluate-condition.ts';
import { projectPaths } from '../domain/expression/project.ts';
import type { SelectStatement } from '../domain/partiql/statement.ts';
import { attributesOf, reportRead } from '../items/report-access.ts';
import type { DynamodbContext } from '../state.ts';
import { findStored } from '../storage/find-stored.ts';
import { itemKey } from '../storage/item-key.ts';
import type { BoundStatement } from './plan-write-statement.ts';

/**
 * The row of a SELECT that names one item, and the bytes it read.
 *
 * AWS: batches and transactions nest what ExecuteStatement shows flat: `SELECT a.b` answers `{ a: { b } }`, as a
 * projection expression does. Source: DynamoDB local 2.5.
 */
export function readOne(
  context: DynamodbContext,
  { statement, table, item, condition }: BoundStatement<SelectStatement>,
  consistent: boolean,
): { readonly row: Item | undefined; readonly bytes: number } {
  const stored = findStored(context, table, itemKey(table.key, item));
  const attributes = statement.columns && attributesOf(statement.columns.map(({ path }) => path));
  reportRead(context, table, { item, stored, consistent, attributes });
  const matches = stored && (!condition || evaluateCondition(condition, stored.item));
  if (!matches) return { row: undefined, bytes: stored?.size ?? 0 };
  const row = statement.columns
    ? projectPaths(
        statement.columns.map(({ path }) => path),
        stored.item,
      )
    : stored.item;
  return { row, bytes: stored.size };
}
