import type { Properties, ResourceRequest, ResourceResult } from '../../../kernel/service.ts';
import { busNameOf, DEFAULT_BUS, ruleArn } from '../domain/resource-names.ts';
import { findRule } from '../domain/rules.ts';
import { replaceTags } from '../domain/tags.ts';
import { deleteRule } from '../operations/delete-rule.ts';
import { putRule } from '../operations/put-rule.ts';
import { putTargets } from '../operations/put-targets.ts';
import { removeTargets } from '../operations/remove-targets.ts';
import type { EventBridgeContext, EventBridgeResource, StoredRule, StoredTarget } from '../state.ts';
import {
  given,
  readJson,
  readList,
  readNumber,
  readObject,
  readTags,
  readText,
} from '../../template-properties/property-values.ts';

/** `AWS::Events::Rule` with its targets: `Ref` gives the name, on a custom bus `bus|name`. */
export const ruleResource: EventBridgeResource = {
  properties: [
    'Name',
    'Description',
    'EventBusName',
    'EventPattern',
    'ScheduleExpression',
    'State',
    'RoleArn',
    'Targets',
    'Tags',
  ],
  replaceOn: ['Name', 'EventBusName'],
  create: (properties, request, context) =>
    put(readText(properties, 'Name') ?? request.generateName({ maxLength: 64 }), properties, request, context),
  update: (physicalId, properties, _previous, request, context) => {
    const { busName, name } = parsePhysicalId(physicalId);
    const kept = new Set(targetsOf(properties).map(({ Id }) => Id));
    const dropped = (findRule(context.state, busName, name)?.targets ?? [])
      .map(({ Id }) => Id)
      .filter((id) => !kept.has(id));
    if (dropped.length > 0) removeTargets({ Rule: name, EventBusName: busName, Ids: dropped }, context);
    return put(name, properties, request, context);
  },
  delete: (physicalId, _properties, context) => {
    const { busName, name } = parsePhysicalId(physicalId);
    const rule = findRule(context.state, busName, name);
    if (rule === undefined) return;
    removeTargets({ Rule: name, EventBusName: busName, Ids: rule.targets.map(({ Id }) => Id) }, context);
    deleteRule({ Name: name, EventBusName: busName }, context);
  },
};

function put(
  name: string,
  properties: Properties,
  request: ResourceRequest,
  context: EventBridgeContext,
): ResourceResult {
  const busName = busNameOf(readText(properties, 'EventBusName'));
  putRule(
    {
      Name: name,
      EventBusName: busName,
      ...given({
        Description: readText(properties, 'Description'),
        EventPattern: readJson(properties, 'EventPattern'),
        ScheduleExpression: readText(properties, 'ScheduleExpression'),
        State: readText(properties, 'State') as StoredRule['state'] | undefined,
        RoleArn: readText(properties, 'RoleArn'),
      }),
    },
    context,
  );
  // Unlike PutRule, CloudFormation keeps the tags of an existing rule up to date.
  replaceTags(context.state, ruleArn(context, busName, name), readTags(properties, request.tags));
  const targets = targetsOf(properties);
  if (targets.length > 0) putTargets({ Rule: name, EventBusName: busName, Targets: [...targets] }, context);
  return {
    physicalId: busName === DEFAULT_BUS ? name : `${busName}|${name}`,
    attributes: { Arn: ruleArn(context, busName, name) },
  };
}

function targetsOf(properties: Properties): readonly StoredTarget[] {
  return readList(properties, 'Targets').map((target) => {
    const retryPolicy = readObject(target, 'RetryPolicy');
    return {
      // Templates write these members exactly as the API does.
      ...target,
      Id: readText(target, 'Id') ?? '',
      Arn: readText(target, 'Arn') ?? '',
      ...given({
        Input: readJson(target, 'Input'),
        RetryPolicy:
          retryPolicy &&
          given({
            MaximumRetryAttempts: readNumber(retryPolicy, 'MaximumRetryAttempts'),
            MaximumEventAgeInSeconds: readNumber(retryPolicy, 'MaximumEventAgeInSeconds'),
          }),
      }),
    };
  });
}

function parsePhysicalId(physicalId: string): { readonly busName: string; readonly name: string } {
  const bar = physicalId.lastIndexOf('|');
  return bar === -1
    ? { busName: DEFAULT_BUS, name: physicalId }
    : { busName: physicalId.slice(0, bar), name: physicalId.slice(bar + 1) };
}
