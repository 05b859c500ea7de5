import { nextFiring, parseScheduleExpression } from '../../schedule-expressions/index.ts';
import type { EventBridgeContext, EventEnvelope, StoredRule } from '../state.ts';
import { createEnvelope } from './event-envelope.ts';
import { deliverToTargets } from './ingest-event.ts';
import { ruleArn } from './resource-names.ts';
import { findRule } from './rules.ts';

/** A scheduled rule that is due. */
export interface RuleFiringPayload {
  readonly busName: string;
  readonly ruleName: string;
}

const KIND = 'ruleFiring';

/** Puts the next firing of a rule on the timeline, or takes it off when there is none. */
export function scheduleRule(context: EventBridgeContext, rule: StoredRule): void {
  const key = `${rule.busName}/${rule.name}`;
  const due = rule.state === 'DISABLED' ? undefined : nextFiringOf(rule, context.clock.now());
  if (due === undefined) {
    context.cancel(KIND, key);
    return;
  }
  const payload: RuleFiringPayload = { busName: rule.busName, ruleName: rule.name };
  context.later({ kind: KIND, key, due, payload, background: true });
}

export function unscheduleRule(context: EventBridgeContext, rule: StoredRule): void {
  context.cancel(KIND, `${rule.busName}/${rule.name}`);
}

function nextFiringOf(rule: StoredRule, now: number): number | undefined {
  if (rule.scheduleExpression === undefined) return undefined;
  const expression = parseScheduleExpression(rule.scheduleExpression, 'rules');
  return expression && nextFiring(expression, now, { startMs: rule.scheduledSince });
}

/** Sends the rule's targets a `Scheduled Event`, and schedules the next firing. */
export function fireRule({ busName, ruleName }: RuleFiringPayload, context: EventBridgeContext): void {
  const rule = findRule(context.state, busName, ruleName);
  if (rule === undefined || rule.state === 'DISABLED') return;
  context.note('rule', ruleArn(context, busName, ruleName));
  scheduleRule(context, rule);
  deliverToTargets(context, rule, scheduledEvent(context, rule));
}

/** AWS: what targets of scheduled rules get. Source: EventBridge user guide, "Scheduled events". */
function scheduledEvent(context: EventBridgeContext, rule: StoredRule): EventEnvelope {
  const resources = [ruleArn(context, rule.busName, rule.name)];
  return createEnvelope(context, { source: 'aws.events', detailType: 'Scheduled Event', resources }, {});
}
