import { formatRule } from '../domain/format-rule.ts';
import { getRule } from '../domain/rules.ts';
import type { EventBridgeOperation } from '../state.ts';

/** One rule without its targets. */
export const describeRule: EventBridgeOperation<'DescribeRule'> = (input, context) => ({
  ...formatRule(context, getRule(context.state, input.EventBusName, input.Name)),
  CreatedBy: context.account,
});
