import type { Item } from '../domain/attribute-value.ts';
import type { Condition } from '../domain/expression/ast.ts';
import { conditionPaths } from '../domain/expression/condition-paths.ts';
import { assertKeysScalar } from '../domain/expression/key-paths.ts';
import { assertUpdateLeavesKey } from '../domain/expression/update-paths.ts';
import { keyAttributes, keyOf, type KeySchema } from '../domain/key-schema.ts';
import { assertItemKey, assertKey } from '../domain/key-validation.ts';
import { planItem } from '../domain/partiql/plan-statement.ts';
import type {
  DeleteStatement,
  ExistsStatement,
  InsertStatement,
  Returning,
  SelectStatement,
  UpdateStatement,
} from '../domain/partiql/statement.ts';
import { canonicalItem } from '../domain/canonical-value.ts';
import { validationError } from '../domain/validation-error.ts';
import { duplicateItem } from '../errors.ts';
import { planCheck, planDelete, planPut, planUpdate } from '../items/plan-write.ts';
import { reportRead } from '../items/report-access.ts';
import type { WritePlan } from '../items/write-plan.ts';
import type { DynamodbContext } from '../state.ts';
import { findStored } from '../storage/find-stored.ts';
import { itemKey } from '../storage/item-key.ts';
import { getTable } from '../tables/find-table.ts';
import type { Table } from '../tables/table.ts';

export type WriteStatement = InsertStatement | UpdateStatement | DeleteStatement | ExistsStatement;

/** A statement about one item, bound to its table. */
export interface BoundStatement<S> {
  readonly statement: S;
  readonly tableName: string;
  readonly table: Table;
  /** The item to insert, or a key. */
  readonly item: Item;
  readonly condition: Condition | undefined;
}

/** Finds the table and the item that a statement is about. Throws `ValidationException` unless it names one item. */
export function bindStatement<S extends WriteStatement | SelectStatement>(
  context: DynamodbContext,
  statement: S,
): BoundStatement<S> {
  const tableName = statement.kind === 'exists' ? statement.select.table : statement.table;
  const table = getTable(context, tableName);
  if (statement.kind === 'insert') {
    const item = canonicalItem(statement.item);
    assertKeyPresent(table.key, item);
    assertItemKey(table.key, item);
    return { statement, tableName, table, item, condition: undefined };
  }
  const where = statement.kind === 'exists' ? statement.select.where : statement.where;
  // AWS: inside of an index's key is looked at later, with the condition. Checked against DynamoDB local 2.5.
  if (where) assertKeysScalar({ key: table.key, indexes: [] }, conditionPaths(where));
  const { key, condition } = planItem(where, table.key);
  assertKey(table.key, key);
  return { statement, tableName, table, item: key, condition };
}

// AWS: in other words than those of PutItem. Checked against DynamoDB local 2.5.
function assertKeyPresent(schema: KeySchema, item: Item): void {
  const missing = keyAttributes(schema).find(({ name }) => item[name] === undefined);
  if (missing) throw validationError(`Key attribute should be present in the item: Key ${missing.name}`);
}

/** Plans what a statement writes. Throws when its conditions fail. */
export function planStatement(
  context: DynamodbContext,
  bound: BoundStatement<WriteStatement>,
  returnItem: boolean,
): WritePlan {
  const { statement, table, item } = bound;
  const exists: Condition = { kind: 'exists', path: [table.key.partition.name] };
  // AWS: an UPDATE of an item that is not there fails; a DELETE of it succeeds, whatever else its WHERE asks for.
  // Source: Developer Guide, "PartiQL delete statements for DynamoDB"; DynamoDB local 2.5.
  const present = bound.condition ? ({ kind: 'and', left: exists, right: bound.condition } as const) : exists;
  const absent: Condition = { kind: 'notExists', path: [table.key.partition.name] };
  const absentOr = bound.condition && ({ kind: 'or', left: absent, right: bound.condition } as const);
  switch (statement.kind) {
    case 'insert':
      return planInsert(context, table, item);
    case 'delete':
      return planDelete(context, { table, keyItem: item, condition: absentOr, returnItem });
    case 'update':
      assertUpdateLeavesKey(statement.update, table.key);
      return planUpdate(context, { table, keyItem: item, update: statement.update, condition: present, returnItem });
    case 'exists':
      return planCheck(context, { table, keyItem: item, condition: present, returnItem });
  }
}

function planInsert(context: DynamodbContext, table: Table, item: Item): WritePlan {
  const name = table.key.partition.name;
  const stored = findStored(context, table, itemKey(table.key, item));
  if (stored) {
    reportRead(context, table, { item: keyOf(table.key, item), stored, attributes: [name], condition: [name] });
    throw duplicateItem();
  }
  return planPut(context, { table, item, condition: { kind: 'notExists', path: [name] } });
}

/** Binds a SELECT that must name one item; throws these words when it does not. */
export function bindSelect(
  context: DynamodbContext,
  statement: SelectStatement,
  refusal: string,
): BoundStatement<SelectStatement> {
  const table = getTable(context, statement.table);
  const names = keyAttributes(table.key).map(({ name }) => name);
  if (!names.every((name) => isFixed(statement.where, name))) throw validationError(refusal);
  return bindStatement(context, statement);
}

/** Whether a condition can only hold for one value of an attribute. */
function isFixed(condition: Condition | undefined, name: string): boolean {
  if (condition?.kind === 'and') return isFixed(condition.left, name) || isFixed(condition.right, name);
  if (condition?.kind !== 'compare' || condition.operator !== '=') return false;
  return [condition.left, condition.right].some(
    (operand) => operand.kind === 'path' && operand.path.length === 1 && operand.path[0] === name,
  );
}

/** What `RETURNING` asks for. */
export function returningOf(statement: WriteStatement): Returning | undefined {
  return statement.kind === 'update' || statement.kind === 'delete' ? statement.returning : undefined;
}
