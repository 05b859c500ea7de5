import type { Rule } from '@aws-sdk/client-eventbridge';
import type { EventBridgeContext, StoredRule } from '../state.ts';
import { ruleArn } from './resource-names.ts';

/** A rule as the API shows it. */
export function formatRule(context: EventBridgeContext, rule: StoredRule): Rule {
  return {
    Name: rule.name,
    Arn: ruleArn(context, rule.busName, rule.name),
    EventPattern: rule.eventPattern,
    ScheduleExpression: rule.scheduleExpression,
    State: rule.state,
    Description: rule.description,
    RoleArn: rule.roleArn,
    EventBusName: rule.busName,
  };
}
