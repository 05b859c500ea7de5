import { assertKeysScalar } from '../domain/expression/key-paths.ts';
import type { Item } from '../domain/attribute-value.ts';
import type { Condition } from '../domain/expression/ast.ts';
import { conditionPaths } from '../domain/expression/condition-paths.ts';
import { evaluateCondition } from '../domain/expression/evaluate-condition.ts';
import type { UpdatedItem } from '../domain/expression/apply-update.ts';
import { conditionFailed } from '../errors.ts';
import type { DynamodbContext } from '../state.ts';
import type { IndexWrite } from '../storage/index-entries.ts';
import type { StoredItem } from '../storage/stored-item.ts';
import { writeItem } from '../storage/write-item.ts';
import type { Table } from '../tables/table.ts';
import { attributesOf, reportRead, reportWrite, type ItemChange } from './report-access.ts';

/** A write that has been checked and computed, and can be made. */
export interface WritePlan {
  readonly table: Table;
  readonly key: string;
  /** Only the key attributes. */
  readonly keyItem: Item;
  readonly before: StoredItem | undefined;
  readonly after: StoredItem | undefined;
  /** What the trace shall say of it. */
  readonly changes: readonly ItemChange[];
  /** Of an update: what it wrote. */
  readonly updated?: UpdatedItem;
}

/**
 * Throws `ConditionalCheckFailedException`, with the item where it is asked for, unless the condition holds, and
 * `ValidationException` where it cannot be asked.
 */
export function assertCondition(
  context: DynamodbContext,
  table: Table,
  keyItem: Item,
  stored: StoredItem | undefined,
  condition: Condition | undefined,
  returnItem: boolean,
): void {
  if (!condition) return;
  assertKeysScalar(table, conditionPaths(condition));
  if (evaluateCondition(condition, stored?.item)) return;
  const names = conditionNames(condition) ?? [];
  reportRead(context, table, { item: keyItem, stored, condition: names, ...(!returnItem && { attributes: names }) });
  throw conditionFailed(returnItem ? stored?.item : undefined);
}

/** The attributes a condition mentions. */
export function conditionNames(condition: Condition | undefined): readonly string[] | undefined {
  return condition && attributesOf(conditionPaths(condition));
}

/** Makes a planned write. Throws nothing. Answers what it wrote to indexes. */
export function carryOut(context: DynamodbContext, plan: WritePlan): IndexWrite[] {
  const indexWrites = writeItem(context, plan);
  for (const change of plan.changes) reportWrite(context, plan.table, change);
  return indexWrites;
}

/** Bytes that a write costs: the larger of the item before and after. */
export function bytesWritten({ before, after }: WritePlan): number {
  return Math.max(before?.size ?? 0, after?.size ?? 0);
}
