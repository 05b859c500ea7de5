import { ruleArn } from '../domain/resource-names.ts';
import { unscheduleRule } from '../domain/rule-schedule.ts';
import { getRule, putStoredRule } from '../domain/rules.ts';
import type { EventBridgeOperation } from '../state.ts';

/** A disabled rule matches nothing and fires no more. */
export const disableRule: EventBridgeOperation<'DisableRule'> = (input, context) => {
  const rule = getRule(context.state, input.EventBusName, input.Name);
  putStoredRule(context.state, { ...rule, state: 'DISABLED' });
  unscheduleRule(context, rule);
  context.access({ resource: ruleArn(context, rule.busName, rule.name), kind: 'write' });
  return {};
};
