import { ruleHasTargets } from '../errors.ts';
import { getBus } from '../domain/buses.ts';
import { ruleArn } from '../domain/resource-names.ts';
import { unscheduleRule } from '../domain/rule-schedule.ts';
import { findRule } from '../domain/rules.ts';
import type { EventBridgeOperation } from '../state.ts';

/** Deleting a rule that is not there succeeds; one with targets is refused. */
export const deleteRule: EventBridgeOperation<'DeleteRule'> = (input, context) => {
  const { state } = context;
  const bus = getBus(state, input.EventBusName);
  const rule = findRule(state, bus.name, input.Name);
  if (rule === undefined) return {};
  if (rule.targets.length > 0) throw ruleHasTargets();
  unscheduleRule(context, rule);
  state.rules.of(bus.name).delete(rule.name);
  const arn = ruleArn(context, bus.name, rule.name);
  state.tags.delete(arn);
  context.access({ resource: arn, kind: 'write' });
  return {};
};
