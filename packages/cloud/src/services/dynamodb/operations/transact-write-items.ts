import { itemSize } from '../domain/item-size.ts';
import { readUnits } from '../items/capacity.ts';
import { CapacityByTable } from '../items/batch.ts';
import type { DynamodbOperation } from '../state.ts';
import { tryAll } from '../transactions/cancellation.ts';
import { isAnswered, rememberAnswer } from '../transactions/client-token.ts';
import { assertActionsDistinct, commit } from '../transactions/commit.ts';
import { planAction, readAction } from '../transactions/transact-action.ts';

/** All actions or none. The same token within ten minutes answers again and writes nothing. */
export const transactWriteItems: DynamodbOperation<'TransactWriteItems'> = (input, context) => {
  const { TransactItems: given, ClientRequestToken: token, ReturnConsumedCapacity: requested } = input;
  const actions = given.map((action) => readAction(context, action));
  if (isAnswered(context, token, given)) {
    // AWS: a repetition costs reads of what was written. Source: API reference, TransactWriteItems, ClientRequestToken.
    const capacity = new CapacityByTable();
    for (const { tableName, item } of actions) capacity.of(tableName).table += readUnits(itemSize(item), 2);
    const consumed = capacity.describe(requested, 'Read');
    return consumed ? { ConsumedCapacity: consumed } : {};
  }
  assertActionsDistinct(actions);
  const plans = tryAll(actions, (action) => ({ tableName: action.tableName, plan: planAction(context, action) }));
  const answer = commit(context, plans, { capacity: requested, metrics: input.ReturnItemCollectionMetrics });
  rememberAnswer(context, token, given);
  return answer;
};
