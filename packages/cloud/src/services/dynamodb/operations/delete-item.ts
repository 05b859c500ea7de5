import { canonicalItem } from '../domain/canonical-value.ts';
import { assertKey } from '../domain/key-validation.ts';
import { parseRequestExpressions } from '../domain/request-expressions.ts';
import { planDelete } from '../items/plan-write.ts';
import { assertOldOrNothing, describeWrite } from '../items/write-answer.ts';
import { carryOut } from '../items/write-plan.ts';
import type { DynamodbOperation } from '../state.ts';
import { getTable } from '../tables/find-table.ts';

/** Deleting what is not there succeeds. */
export const deleteItem: DynamodbOperation<'DeleteItem'> = (input, context) => {
  assertOldOrNothing(input.ReturnValues);
  const { condition } = parseRequestExpressions('DeleteItem', input);
  const keyItem = canonicalItem(input.Key);
  const table = getTable(context, input.TableName);
  assertKey(table.key, keyItem);
  const returnItem = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
  const plan = planDelete(context, { table, keyItem, condition, returnItem });
  return describeWrite(context, input, plan, carryOut(context, plan));
};
