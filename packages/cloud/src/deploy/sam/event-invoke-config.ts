import { isTemplateObject, type TemplateObject, type TemplateValue, textOf } from '../template/template-value.ts';
import type { TemplateResource } from '../template/template.ts';
import type { EventTarget } from './events/event-target.ts';
import { pickDefined, samError, type InlinePolicy, type SamExpansion } from './sam-expansion.ts';

/** What a destination type needs a role for, and the resource SAM makes when none is named. */
const DESTINATIONS: Readonly<Record<string, { readonly action: string; readonly resourceType?: string }>> = {
  EventBridge: { action: 'events:PutEvents' },
  Lambda: { action: 'lambda:InvokeFunction' },
  S3Bucket: { action: 's3:PutObject' },
  SNS: { action: 'sns:publish', resourceType: 'AWS::SNS::Topic' },
  SQS: { action: 'sqs:SendMessage', resourceType: 'AWS::SQS::Queue' },
};

/** `EventInvokeConfig`: retries, age and destinations of asynchronous invocations. */
export function createEventInvokeConfig(
  target: EventTarget,
  config: TemplateObject,
  qualifier: { readonly alias: TemplateValue; readonly aliasId: string } | undefined,
): SamExpansion {
  const { functionId, attributes } = target;
  const resources: Record<string, TemplateResource> = {};
  const policies: InlinePolicy[] = [];
  const destinations: Record<string, TemplateValue> = {};
  const declared = config['DestinationConfig'];
  for (const when of ['OnSuccess', 'OnFailure']) {
    const destination = isTemplateObject(declared) ? declared[when] : undefined;
    if (!isTemplateObject(destination)) continue;
    const type = textOf(destination['Type']);
    const known = DESTINATIONS[type];
    if (!known) throw samError(functionId, `'Type: ${type}' is not a supported destination of ${when}.`);
    const arn = destination['Destination'] ?? generated(when, type, known.resourceType);
    policies.push({
      PolicyName: `${functionId}EventInvokeConfig${when}${type}Policy`,
      PolicyDocument: { Statement: [{ Action: known.action, Effect: 'Allow', Resource: arn }] },
    });
    destinations[when] = { Destination: arn };
  }
  function generated(when: string, type: string, resourceType: string | undefined): TemplateValue {
    if (resourceType === undefined) {
      throw samError(functionId, `A destination of type ${type} must name its Destination.`);
    }
    const id = `${functionId}EventInvokeConfig${when}${type === 'SQS' ? 'Queue' : 'Topic'}`;
    resources[id] = { Type: resourceType, ...attributes, Properties: {} };
    return type === 'SQS' ? { 'Fn::GetAtt': [id, 'Arn'] } : { Ref: id };
  }
  resources[`${functionId}EventInvokeConfig`] = {
    Type: 'AWS::Lambda::EventInvokeConfig',
    ...attributes,
    ...(qualifier ? { DependsOn: [qualifier.aliasId] } : {}),
    Properties: {
      FunctionName: { Ref: functionId },
      Qualifier: qualifier?.alias ?? '$LATEST',
      ...pickDefined(config, ['MaximumEventAgeInSeconds', 'MaximumRetryAttempts']),
      ...(Object.keys(destinations).length === 0 ? {} : { DestinationConfig: destinations }),
    },
  };
  return { resources, policies };
}
