import { ruleArn } from '../domain/resource-names.ts';
import { scheduleRule } from '../domain/rule-schedule.ts';
import { getRule, putStoredRule } from '../domain/rules.ts';
import type { EventBridgeOperation, StoredRule } from '../state.ts';

/** A rule that is enabled again counts its rate from now. */
export const enableRule: EventBridgeOperation<'EnableRule'> = (input, context) => {
  const rule = getRule(context.state, input.EventBusName, input.Name);
  if (rule.state === 'DISABLED') {
    const enabled: StoredRule = { ...rule, state: 'ENABLED', scheduledSince: context.clock.now() };
    putStoredRule(context.state, enabled);
    scheduleRule(context, enabled);
    context.access({ resource: ruleArn(context, rule.busName, rule.name), kind: 'write' });
  }
  return {};
};
