import { isTemplateObject, type TemplateObject, type TemplateValue, textOf } from '../template/template-value.ts';
import type { TemplateResource } from '../template/template.ts';
import { createEventInvokeConfig } from './event-invoke-config.ts';
import { apiEvent, httpApiEvent } from './events/api-events.ts';
import { s3Event } from './events/bucket-event.ts';
import type { EventExpander, EventSink, EventTarget } from './events/event-target.ts';
import { logEvent } from './events/log-event.ts';
import { dynamoDbEvent, kinesisEvent, sqsEvent } from './events/pull-events.ts';
import { eventBridgeRuleEvent, scheduleEvent } from './events/rule-events.ts';
import { scheduleV2Event } from './events/scheduler-event.ts';
import { snsEvent } from './events/topic-event.ts';
import { createDeploymentGroup, createVersionAndAlias } from './function-alias.ts';
import { createFunctionResource, functionTags } from './function-resource.ts';
import { createFunctionRole } from './function-role.ts';
import { createFunctionUrl } from './function-url.ts';
import { inheritedAttributes, samError, samEventError, type InlinePolicy, type SamExpansion } from './sam-expansion.ts';

/** The kinds of events SAM knows and Skyrig translates. */
const EVENTS: Readonly<Record<string, EventExpander>> = {
  Api: apiEvent,
  CloudWatchEvent: eventBridgeRuleEvent,
  CloudWatchLogs: logEvent,
  DynamoDB: dynamoDbEvent,
  EventBridgeRule: eventBridgeRuleEvent,
  HttpApi: httpApiEvent,
  Kinesis: kinesisEvent,
  S3: s3Event,
  SNS: snsEvent,
  SQS: sqsEvent,
  Schedule: scheduleEvent,
  ScheduleV2: scheduleV2Event,
};

/** A function's expansion, and what `Ref: <function>.Alias` and `.Version` stand for. */
export interface FunctionExpansion extends SamExpansion {
  readonly aliasId?: string;
  readonly versionId?: string;
}

/** Turns an `AWS::Serverless::Function` into the function, its role, and everything its events need. */
export function expandFunction(logicalId: string, resource: TemplateResource, sink: EventSink): FunctionExpansion {
  const properties = resource.Properties ?? {};
  const attributes = inheritedAttributes(resource);
  const roleId = `${logicalId}Role`;
  const role = properties['Role'] ?? { 'Fn::GetAtt': [roleId, 'Arn'] };
  const lambda = createFunctionResource(logicalId, resource, properties, role);
  if (properties['ProvisionedConcurrencyConfig'] !== undefined && properties['AutoPublishAlias'] === undefined) {
    // AWS: SAM's spelling. Source: aws-sam-translator, samtranslator/model/sam_resources.py.
    throw samError(logicalId, 'To set ProvisionedConcurrencyConfig AutoPublishALias must be defined on the function');
  }
  const alias =
    properties['AutoPublishAlias'] === undefined
      ? undefined
      : createVersionAndAlias(logicalId, lambda, properties, attributes);
  const target: EventTarget = {
    functionId: logicalId,
    ref: { Ref: alias?.aliasId ?? logicalId },
    arn: alias ? { Ref: alias.aliasId } : { 'Fn::GetAtt': [logicalId, 'Arn'] },
    arnText: alias ? `\${${alias.aliasId}}` : `\${${logicalId}.Arn}`,
    attributes,
  };
  const { FunctionUrlConfig: url, EventInvokeConfig: invoke } = properties;
  const invokeConfig = isTemplateObject(invoke)
    ? createEventInvokeConfig(
        target,
        invoke,
        alias ? { alias: properties['AutoPublishAlias'] ?? '', aliasId: alias.aliasId } : undefined,
      )
    : { resources: {} };
  const parts: readonly SamExpansion[] = [invokeConfig, ...expandEvents(logicalId, properties['Events'], target, sink)];
  const contributions = {
    managedPolicies: [...new Set(parts.flatMap((part) => part.managedPolicies ?? []))].toSorted(),
    policies: [...deadLetterPolicies(logicalId, properties), ...parts.flatMap((part) => part.policies ?? [])],
  };
  const generatedRole =
    properties['Role'] === undefined
      ? { [roleId]: createFunctionRole(logicalId, properties, attributes, contributions, functionTags(properties)) }
      : {};
  return {
    resources: {
      [logicalId]: lambda,
      ...alias?.resources,
      ...createDeploymentGroup(logicalId, properties, attributes),
      ...(isTemplateObject(url) ? createFunctionUrl(target, url) : {}),
      ...generatedRole,
      ...Object.assign({}, ...parts.map((part) => part.resources)),
    },
    ...(alias ? { aliasId: alias.aliasId, versionId: alias.versionId } : {}),
  };
}

function expandEvents(
  functionId: string,
  events: TemplateValue | undefined,
  target: EventTarget,
  sink: EventSink,
): readonly SamExpansion[] {
  if (!isTemplateObject(events ?? null)) return [];
  return Object.entries(events as TemplateObject).map(([id, event]) => {
    const type = isTemplateObject(event) ? event['Type'] : undefined;
    const properties = isTemplateObject(event) ? event['Properties'] : undefined;
    if (typeof type !== 'string') throw samEventError(functionId, id, "Event is missing key 'Type'.");
    const expand = EVENTS[type];
    if (!expand) {
      throw samEventError(functionId, id, `Skyrig does not translate events of type ${type}.`);
    }
    const given: TemplateObject = isTemplateObject(properties) ? properties : {};
    return expand({ id, logicalId: `${functionId}${id}`, properties: given }, target, sink);
  });
}

/** The right to send to the function's dead-letter queue. */
function deadLetterPolicies(functionId: string, properties: TemplateObject): readonly InlinePolicy[] {
  const queue = properties['DeadLetterQueue'];
  if (!isTemplateObject(queue)) return [];
  const actions: Readonly<Record<string, string>> = { SQS: 'sqs:SendMessage', SNS: 'sns:Publish' };
  const action = actions[textOf(queue['Type'])];
  const arn = queue['TargetArn'];
  if (action === undefined || arn === undefined) {
    throw samError(functionId, "'DeadLetterQueue' requires Type and TargetArn properties to be specified.");
  }
  return [
    {
      PolicyName: 'DeadLetterQueuePolicy',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: action, Resource: arn, Effect: 'Allow' }],
      },
    },
  ];
}
