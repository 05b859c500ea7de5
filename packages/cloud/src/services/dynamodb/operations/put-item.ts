import { canonicalItem } from '../domain/canonical-value.ts';
import { assertItemKey } from '../domain/key-validation.ts';
import { parseRequestExpressions } from '../domain/request-expressions.ts';
import { planPut } from '../items/plan-write.ts';
import { assertOldOrNothing, describeWrite } from '../items/write-answer.ts';
import { carryOut } from '../items/write-plan.ts';
import type { DynamodbOperation } from '../state.ts';
import { getTable } from '../tables/find-table.ts';

/** Replaces the whole item; absent attributes are gone afterwards. */
export const putItem: DynamodbOperation<'PutItem'> = (input, context) => {
  assertOldOrNothing(input.ReturnValues);
  const { condition } = parseRequestExpressions('PutItem', input);
  const item = canonicalItem(input.Item);
  const table = getTable(context, input.TableName);
  assertItemKey(table.key, item);
  const returnItem = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
  const plan = planPut(context, { table, item, condition, returnItem });
  return describeWrite(context, input, plan, carryOut(context, plan));
};
