import { ruleArn } from '../domain/resource-names.ts';
import { getRule, putStoredRule } from '../domain/rules.ts';
import type { EventBridgeOperation } from '../state.ts';

/** Ids that the rule does not have are passed over. */
export const removeTargets: EventBridgeOperation<'RemoveTargets'> = (input, context) => {
  const rule = getRule(context.state, input.EventBusName, input.Rule);
  const removed = new Set(input.Ids);
  putStoredRule(context.state, { ...rule, targets: rule.targets.filter(({ Id }) => !removed.has(Id)) });
  context.access({ resource: ruleArn(context, rule.busName, rule.name), kind: 'write' });
  return { FailedEntryCount: 0, FailedEntries: [] };
};
