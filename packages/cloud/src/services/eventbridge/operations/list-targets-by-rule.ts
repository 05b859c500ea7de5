import { listPage } from '../domain/list-page.ts';
import { getRule } from '../domain/rules.ts';
import type { EventBridgeOperation } from '../state.ts';

/** Targets of a rule in the order of their ids. */
export const listTargetsByRule: EventBridgeOperation<'ListTargetsByRule'> = (input, context) => {
  const rule = getRule(context.state, input.EventBusName, input.Rule);
  const sorted = rule.targets.toSorted((a, b) => (a.Id < b.Id ? -1 : 1));
  const { items, nextToken } = listPage(sorted, ({ Id }) => Id, input);
  return { Targets: [...items], NextToken: nextToken };
};
