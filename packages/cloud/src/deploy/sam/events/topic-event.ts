import { isTemplateObject, type TemplateObject, type TemplateValue } from '../../template/template-value.ts';
import type { TemplateResource } from '../../template/template.ts';
import { pickDefined, samEventError } from '../sam-expansion.ts';
import { invokePermission, type EventExpander, type EventTarget, type SamEvent } from './event-target.ts';

/** Events of type SNS: a subscription of the function, or of a queue that the function polls. */
export const snsEvent: EventExpander = (event, target) => {
  const topic = event.properties['Topic'];
  if (topic === undefined) {
    throw samEventError(target.functionId, event.id, "Missing required property 'Topic'.");
  }
  const throughQueue = event.properties['SqsSubscription'];
  if (throughQueue !== undefined && throughQueue !== false) {
    return subscribeQueue(event, target, topic, throughQueue);
  }
  return {
    resources: {
      [`${event.logicalId}Permission`]: invokePermission(target, 'sns.amazonaws.com', { SourceArn: topic }),
      [event.logicalId]: subscription(event, target, topic, 'lambda', target.arn),
    },
  };
};

function subscription(
  { properties }: SamEvent,
  { attributes }: EventTarget,
  topic: TemplateValue,
  protocol: string,
  endpoint: TemplateValue,
): TemplateResource {
  return {
    Type: 'AWS::SNS::Subscription',
    ...attributes,
    Properties: {
      Endpoint: endpoint,
      Protocol: protocol,
      TopicArn: topic,
      ...pickDefined(properties, ['Region', 'FilterPolicy', 'FilterPolicyScope', 'RedrivePolicy']),
    },
  };
}

function subscribeQueue(
  event: SamEvent,
  target: EventTarget,
  topic: TemplateValue,
  settings: TemplateValue,
): ReturnType<EventExpander> {
  const { logicalId } = event;
  const { attributes } = target;
  const given: TemplateObject = isTemplateObject(settings) ? settings : {};
  const queueId = `${logicalId}Queue`;
  const queueArn = given['QueueArn'] ?? { 'Fn::GetAtt': [queueId, 'Arn'] };
  const statement = {
    Action: 'sqs:SendMessage',
    Effect: 'Allow',
    Principal: '*',
    Resource: queueArn,
    Condition: { ArnEquals: { 'aws:SourceArn': topic } },
  };
  const policyId = given['QueuePolicyLogicalId'];
  const queue: TemplateResource = { Type: 'AWS::SQS::Queue', ...attributes, Properties: {} };
  return {
    resources: {
      ...(given['QueueArn'] === undefined ? { [queueId]: queue } : {}),
      [typeof policyId === 'string' ? policyId : `${logicalId}QueuePolicy`]: {
        Type: 'AWS::SQS::QueuePolicy',
        ...attributes,
        Properties: {
          PolicyDocument: { Version: '2012-10-17', Statement: [statement] },
          Queues: [given['QueueUrl'] ?? { Ref: queueId }],
        },
      },
      [logicalId]: subscription(event, target, topic, 'sqs', queueArn),
      [`${logicalId}EventSourceMapping`]: {
        Type: 'AWS::Lambda::EventSourceMapping',
        ...attributes,
        Properties: {
          BatchSize: given['BatchSize'] ?? 10,
          Enabled: given['Enabled'] ?? true,
          EventSourceArn: queueArn,
          FunctionName: target.ref,
        },
      },
    },
    managedPolicies: ['arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole'],
  };
}
