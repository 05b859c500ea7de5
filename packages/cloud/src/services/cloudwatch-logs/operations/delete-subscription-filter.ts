import { getGroup } from '../domain/find-group.ts';
import { subscriptionNotFound } from '../errors.ts';
import type { LogsOperation } from '../state.ts';

/** Ends a subscription. */
export const deleteSubscriptionFilter: LogsOperation<'DeleteSubscriptionFilter'> = (
  { logGroupName, filterName },
  context,
) => {
  getGroup(logGroupName, context);
  if (context.state.subscriptions.find(logGroupName)?.delete(filterName) !== true) throw subscriptionNotFound();
  return {};
};
