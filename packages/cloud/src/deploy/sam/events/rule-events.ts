import { isTemplateObject, type TemplateObject, type TemplateValue } from '../../template/template-value.ts';
import type { TemplateResource } from '../../template/template.ts';
import { pickDefined, samEventError } from '../sam-expansion.ts';
import { invokePermission, type EventExpander, type EventTarget, type SamEvent } from './event-target.ts';

/** Events of type EventBridgeRule and CloudWatchEvent. */
export const eventBridgeRuleEvent: EventExpander = (event, target) => {
  const { Pattern } = event.properties;
  if (Pattern === undefined) {
    throw samEventError(target.functionId, event.id, "Missing required property 'Pattern'.");
  }
  return expandRule(event, target, {
    ...pickDefined(event.properties, ['EventBusName']),
    EventPattern: Pattern,
    ...(event.properties['RuleName'] === undefined ? {} : { Name: event.properties['RuleName'] }),
    ...pickDefined(event.properties, ['State']),
  });
};

/** Events of type Schedule: a rule with a schedule expression. */
export const scheduleEvent: EventExpander = (event, target) => {
  const { Schedule, Enabled, State } = event.properties;
  if (Schedule === undefined) {
    throw samEventError(target.functionId, event.id, "Missing required property 'Schedule'.");
  }
  if (Enabled !== undefined && State !== undefined) {
    throw samEventError(target.functionId, event.id, 'State and Enabled Properties cannot both be specified.');
  }
  const state: TemplateValue | undefined = Enabled === undefined ? State : stateOf(Enabled);
  return expandRule(event, target, {
    ...pickDefined(event.properties, ['Name', 'Description']),
    ScheduleExpression: Schedule,
    ...(state === undefined ? {} : { State: state }),
  });
};

function stateOf(enabled: TemplateValue): TemplateValue {
  return enabled === true || enabled === 'true' ? 'ENABLED' : 'DISABLED';
}

function expandRule(event: SamEvent, target: EventTarget, rule: TemplateObject): ReturnType<EventExpander> {
  const { properties, logicalId } = event;
  const { attributes } = target;
  const named = properties['Target'];
  const { deadLetters, resources } = deadLetterQueue(event, target);
  const ruleTarget: TemplateObject = {
    Arn: target.arn,
    Id: (isTemplateObject(named) ? named['Id'] : undefined) ?? `${logicalId}LambdaTarget`,
    ...pickDefined(properties, ['Input', 'InputPath', 'InputTransformer', 'RetryPolicy']),
    ...deadLetters,
  };
  return {
    resources: {
      [logicalId]: {
        Type: 'AWS::Events::Rule',
        ...attributes,
        Properties: { ...rule, Targets: [ruleTarget] },
      },
      ...resources,
      [`${logicalId}Permission`]: invokePermission(target, 'events.amazonaws.com', {
        SourceArn: { 'Fn::GetAtt': [logicalId, 'Arn'] },
      }),
    },
  };
}

/** `DeadLetterConfig`: a queue that is given, or one that SAM makes. */
function deadLetterQueue(
  { properties, logicalId }: SamEvent,
  { attributes }: EventTarget,
): { readonly deadLetters: TemplateObject; readonly resources: Record<string, TemplateResource> } {
  const config = properties['DeadLetterConfig'];
  if (!isTemplateObject(config)) return { deadLetters: {}, resources: {} };
  if (config['Arn'] !== undefined) return { deadLetters: { DeadLetterConfig: { Arn: config['Arn'] } }, resources: {} };
  const given = config['QueueLogicalId'];
  const queueId = typeof given === 'string' ? given : `${logicalId}Queue`;
  const queueArn = { 'Fn::GetAtt': [queueId, 'Arn'] };
  const statement = {
    Action: 'sqs:SendMessage',
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Resource: queueArn,
    Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [logicalId, 'Arn'] } } },
  };
  return {
    deadLetters: { DeadLetterConfig: { Arn: queueArn } },
    resources: {
      [queueId]: { Type: 'AWS::SQS::Queue', ...attributes, Properties: {} },
      [`${logicalId}QueuePolicy`]: {
        Type: 'AWS::SQS::QueuePolicy',
        ...attributes,
        Properties: {
          PolicyDocument: { Version: '2012-10-17', Statement: [statement] },
          Queues: [{ Ref: queueId }],
        },
      },
    },
  };
}
