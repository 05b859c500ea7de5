import { ruleNotFound } from '../errors.ts';
import type { EventBridgeState, StoredRule } from '../state.ts';
import { getBus } from './buses.ts';

export function findRule(state: EventBridgeState, busName: string, name: string): StoredRule | undefined {
  return state.rules.find(busName)?.get(name);
}

/** The rule of a name on the bus that a name or ARN means. */
export function getRule(state: EventBridgeState, bus: string | undefined, name: string): StoredRule {
  const { name: busName } = getBus(state, bus);
  const rule = findRule(state, busName, name);
  if (rule === undefined) throw ruleNotFound(name, busName);
  return rule;
}

/** Rules of a bus, by name. */
export function rulesOf(state: EventBridgeState, busName: string): readonly StoredRule[] {
  return [...(state.rules.find(busName)?.values() ?? [])];
}

export function putStoredRule(state: EventBridgeState, rule: StoredRule): void {
  state.rules.of(rule.busName).set(rule.name, rule);
}
