import { busArn } from '../domain/resource-names.ts';
import { parsePolicy } from '../domain/bus-policy.ts';
import { getBus } from '../domain/buses.ts';
import { replaceTags } from '../domain/tags.ts';
import { createEventBus } from '../operations/create-event-bus.ts';
import { deleteEventBus } from '../operations/delete-event-bus.ts';
import { updateEventBus } from '../operations/update-event-bus.ts';
import type { EventBridgeContext, EventBridgeResource } from '../state.ts';
import type { Properties, ResourceResult } from '../../../kernel/service.ts';
import { given, readJson, readObject, readTags, readText } from '../../template-properties/property-values.ts';

/** `AWS::Events::EventBus`: `Ref` gives the name. */
export const eventBusResource: EventBridgeResource = {
  properties: ['Name', 'Description', 'KmsKeyIdentifier', 'DeadLetterConfig', 'EventSourceName', 'Policy', 'Tags'],
  required: ['Name'],
  replaceOn: ['Name', 'EventSourceName'],
  create: (properties, request, context) => {
    const name = readText(properties, 'Name') ?? '';
    createEventBus({ Name: name, Tags: readTags(properties, request.tags), ...settingsOf(properties) }, context);
    putPolicy(context, name, properties);
    return describe(context, name);
  },
  update: (name, properties, _previous, request, context) => {
    updateEventBus({ Name: name, ...settingsOf(properties) }, context);
    replaceTags(context.state, busArn(context, name), readTags(properties, request.tags));
    putPolicy(context, name, properties);
    return describe(context, name);
  },
  delete: (name, _properties, context) => void deleteEventBus({ Name: name }, context),
};

function settingsOf(properties: Properties) {
  const deadLetterArn = readText(readObject(properties, 'DeadLetterConfig') ?? {}, 'Arn');
  return given({
    Description: readText(properties, 'Description'),
    KmsKeyIdentifier: readText(properties, 'KmsKeyIdentifier'),
    EventSourceName: readText(properties, 'EventSourceName'),
    DeadLetterConfig: deadLetterArn === undefined ? undefined : { Arn: deadLetterArn },
  });
}

function putPolicy(context: EventBridgeContext, name: string, properties: Properties): void {
  const policy = readJson(properties, 'Policy');
  if (policy === undefined) return;
  context.state.buses.set(name, { ...getBus(context.state, name), statements: parsePolicy(policy) });
}

function describe(context: EventBridgeContext, name: string): ResourceResult {
  return { physicalId: name, attributes: { Arn: busArn(context, name), Name: name } };
}
