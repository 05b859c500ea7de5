import type { DeliveryPayload, EventBridgeContext, EventEnvelope, StoredRule, StoredTarget } from '../state.ts';
import { archiveEvent } from './archive-storage.ts';
import { matcherOf } from './patterns.ts';
import { busArn, ruleArn } from './resource-names.ts';
import { rulesOf } from './rules.ts';

/** A bus takes an event in: it is archived and matched at once; each delivery is a step of its own. */
export function ingestEvent(
  context: EventBridgeContext,
  busName: string,
  event: EventEnvelope,
  options: { readonly onlyRuleArns?: readonly string[] } = {},
): void {
  context.access({ resource: busArn(context, busName), key: event.id, kind: 'write' });
  archiveEvent(context, busName, event);
  const only = options.onlyRuleArns ?? [];
  for (const rule of rulesOf(context.state, busName)) {
    if (rule.state === 'DISABLED' || rule.eventPattern === undefined || !matcherOf(rule)(event)) continue;
    if (only.length > 0 && !only.includes(ruleArn(context, busName, rule.name))) continue;
    deliverToTargets(context, rule, event);
  }
}

/** Schedules the delivery of an event to every target of a rule. */
export function deliverToTargets(context: EventBridgeContext, rule: StoredRule, event: EventEnvelope): void {
  for (const target of rule.targets) deliverLater(context, rule, target, event);
}

function deliverLater(context: EventBridgeContext, rule: StoredRule, target: StoredTarget, event: EventEnvelope): void {
  const payload: DeliveryPayload = {
    busName: rule.busName,
    ruleName: rule.name,
    target,
    event,
    ingestedAt: context.clock.now(),
    retryAttempts: 0,
  };
  context.later({ kind: 'delivery', key: context.ids.uuid(), payload });
}
