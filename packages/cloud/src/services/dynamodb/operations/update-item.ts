import { canonicalItem } from '../domain/canonical-value.ts';
import { assertUpdateLeavesKey } from '../domain/expression/update-paths.ts';
import { assertKey } from '../domain/key-validation.ts';
import { parseRequestExpressions } from '../domain/request-expressions.ts';
import { NO_UPDATE, planUpdate } from '../items/plan-write.ts';
import { describeWrite } from '../items/write-answer.ts';
import { carryOut } from '../items/write-plan.ts';
import type { DynamodbOperation } from '../state.ts';
import { getTable } from '../tables/find-table.ts';

/** Changes the attributes it names and leaves the others; makes the item when there is none. */
export const updateItem: DynamodbOperation<'UpdateItem'> = (input, context) => {
  const { condition, update = NO_UPDATE } = parseRequestExpressions('UpdateItem', input);
  const keyItem = canonicalItem(input.Key);
  const table = getTable(context, input.TableName);
  assertKey(table.key, keyItem);
  assertUpdateLeavesKey(update, table.key);
  const returnItem = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
  const plan = planUpdate(context, { table, keyItem, update, condition, returnItem });
  return describeWrite(context, input, plan, carryOut(context, plan));
};
