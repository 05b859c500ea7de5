import { isTemplateObject, type TemplateObject } from '../../template/template-value.ts';
import type { TemplateResource } from '../../template/template.ts';
import { trustPolicy } from '../function-role.ts';
import { pickDefined, samEventError } from '../sam-expansion.ts';
import type { EventExpander } from './event-target.ts';

/** Events of type ScheduleV2: EventBridge Scheduler, with a role of its own. */
export const scheduleV2Event: EventExpander = (event, target) => {
  const { properties, logicalId } = event;
  if (properties['ScheduleExpression'] === undefined) {
    throw samEventError(target.functionId, event.id, "Missing required property 'ScheduleExpression'.");
  }
  const roleId = `${logicalId}Role`;
  const queueId = `${logicalId}Queue`;
  const deadLetters = properties['DeadLetterConfig'];
  const deadLetterArn = !isTemplateObject(deadLetters)
    ? undefined
    : (deadLetters['Arn'] ?? { 'Fn::GetAtt': [queueId, 'Arn'] });
  const resources: Record<string, TemplateResource> = {
    [logicalId]: {
      Type: 'AWS::Scheduler::Schedule',
      ...target.attributes,
      Properties: {
        ...pickDefined(properties, [
          'ScheduleExpression',
          'ScheduleExpressionTimezone',
          'Description',
          'StartDate',
          'EndDate',
          'State',
          'GroupName',
          'KmsKeyArn',
        ]),
        FlexibleTimeWindow: properties['FlexibleTimeWindow'] ?? { Mode: 'OFF' },
        ...(properties['OmitName'] === true ? {} : { Name: properties['Name'] ?? logicalId }),
        Target: {
          Arn: target.arn,
          RoleArn: properties['RoleArn'] ?? { 'Fn::GetAtt': [roleId, 'Arn'] },
          ...pickDefined(properties, ['Input', 'RetryPolicy']),
          ...(deadLetterArn === undefined ? {} : { DeadLetterConfig: { Arn: deadLetterArn } }),
        },
      },
    },
  };
  if (isTemplateObject(deadLetters) && deadLetters['Arn'] === undefined) {
    resources[queueId] = { Type: 'AWS::SQS::Queue', ...target.attributes, Properties: {} };
  }
  if (properties['RoleArn'] === undefined) {
    const allow = (action: string, arn: TemplateObject[string]): TemplateObject => ({
      Statement: [{ Action: action, Effect: 'Allow', Resource: arn }],
    });
    const sendPolicy =
      deadLetterArn === undefined
        ? []
        : [{ PolicyName: `${logicalId}SQSPolicy`, PolicyDocument: allow('sqs:SendMessage', deadLetterArn) }];
    resources[roleId] = {
      Type: 'AWS::IAM::Role',
      ...target.attributes,
      Properties: {
        AssumeRolePolicyDocument: trustPolicy('scheduler.amazonaws.com'),
        Policies: [
          { PolicyName: `${logicalId}LambdaPolicy`, PolicyDocument: allow('lambda:InvokeFunction', target.arn) },
          ...sendPolicy,
        ],
        ...pickDefined(properties, ['PermissionsBoundary']),
      },
    };
  }
  return { resources };
};
