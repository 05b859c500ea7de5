import { getBus } from '../domain/buses.ts';
import { formatRule } from '../domain/format-rule.ts';
import { listPage } from '../domain/list-page.ts';
import { rulesOf } from '../domain/rules.ts';
import type { EventBridgeOperation } from '../state.ts';

/** Rules of one bus in the order of their names. */
export const listRules: EventBridgeOperation<'ListRules'> = (input, context) => {
  const bus = getBus(context.state, input.EventBusName);
  const wanted = rulesOf(context.state, bus.name).filter(({ name }) => name.startsWith(input.NamePrefix ?? ''));
  const { items, nextToken } = listPage(wanted, ({ name }) => name, input);
  return { Rules: items.map((rule) => formatRule(context, rule)), NextToken: nextToken };
};
