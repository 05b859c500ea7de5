import { getBus } from '../domain/buses.ts';
import { listPage } from '../domain/list-page.ts';
import { rulesOf } from '../domain/rules.ts';
import type { EventBridgeOperation } from '../state.ts';

/** Names of the rules of one bus that have the target. */
export const listRuleNamesByTarget: EventBridgeOperation<'ListRuleNamesByTarget'> = (input, context) => {
  const bus = getBus(context.state, input.EventBusName);
  const names = rulesOf(context.state, bus.name)
    .filter(({ targets }) => targets.some(({ Arn }) => Arn === input.TargetArn))
    .map(({ name }) => name);
  const { items, nextToken } = listPage(names, (name) => name, input);
  return { RuleNames: [...items], NextToken: nextToken };
};
