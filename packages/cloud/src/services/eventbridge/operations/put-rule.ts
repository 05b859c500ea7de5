import { parseScheduleExpression } from '../../schedule-expressions/index.ts';
import { validationError } from '../errors.ts';
import { getBus } from '../domain/buses.ts';
import { compilePattern } from '../domain/patterns.ts';
import { DEFAULT_BUS, ruleArn } from '../domain/resource-names.ts';
import { scheduleRule } from '../domain/rule-schedule.ts';
import { findRule, putStoredRule } from '../domain/rules.ts';
import { addTags } from '../domain/tags.ts';
import type { EventBridgeOperation, StoredRule } from '../state.ts';

/** Creates a rule, or replaces all of an existing one but its targets and tags. */
export const putRule: EventBridgeOperation<'PutRule'> = (input, context) => {
  const { state, clock } = context;
  const { Name: name, EventPattern, ScheduleExpression, Description, RoleArn } = input;
  const bus = getBus(state, input.EventBusName);
  if (!EventPattern && !ScheduleExpression) {
    throw validationError('Parameter(s) EventPattern or ScheduleExpression must be specified.');
  }
  if (ScheduleExpression && bus.name !== DEFAULT_BUS) {
    throw validationError('ScheduleExpression is supported only on the default event bus.');
  }
  if (ScheduleExpression && parseScheduleExpression(ScheduleExpression, 'rules') === undefined) {
    throw validationError('Parameter ScheduleExpression is not valid.');
  }
  if (EventPattern) compilePattern(EventPattern);
  const existing = findRule(state, bus.name, name);
  const rule: StoredRule = {
    name,
    busName: bus.name,
    state: input.State ?? 'ENABLED',
    scheduledSince: clock.now(),
    targets: existing?.targets ?? [],
    ...(EventPattern && { eventPattern: EventPattern }),
    ...(ScheduleExpression && { scheduleExpression: ScheduleExpression }),
    ...(Description !== undefined && { description: Description }),
    ...(RoleArn !== undefined && { roleArn: RoleArn }),
  };
  const arn = ruleArn(context, bus.name, name);
  putStoredRule(state, rule);
  // AWS: tags are taken when the rule is created and left alone later. Source: EventBridge API reference, PutRule.
  if (existing === undefined) addTags(state, arn, input.Tags);
  scheduleRule(context, rule);
  context.access({ resource: arn, kind: 'write' });
  return { RuleArn: arn };
};
