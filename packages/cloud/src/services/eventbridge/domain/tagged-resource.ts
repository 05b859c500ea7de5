import { eventBusNotFound, resourceNotFound, ruleNotFound } from '../errors.ts';
import type { EventBridgeState } from '../state.ts';
import { findBus } from './buses.ts';
import { parseBusArn, parseRuleArn } from './resource-names.ts';
import { findRule } from './rules.ts';

/** Checks that the ARN is that of a bus or rule which is there. */
export function assertTaggable(state: EventBridgeState, arn: string): void {
  const bus = parseBusArn(arn);
  if (bus !== undefined) {
    if (findBus(state, bus.busName) === undefined) throw eventBusNotFound(bus.busName);
    return;
  }
  const rule = parseRuleArn(arn);
  if (rule === undefined) throw resourceNotFound(arn);
  if (findRule(state, rule.busName, rule.ruleName) === undefined) throw ruleNotFound(rule.ruleName, rule.busName);
}
