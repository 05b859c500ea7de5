import type { BoundResourceType, Place } from './bound-resource-type.ts';
import { skyrigError } from './skyrig-error.ts';
import type { Context } from './context.ts';
import type { ResourceType } from './service.ts';

/** Binds a CloudFormation type to the contexts of its service. */
export function bindResourceType<P>(
  typeName: string,
  service: string,
  type: ResourceType<never, P>,
  contextOf: (place: Place) => Context<object, P>,
): BoundResourceType {
  const context = (place: Place): never => contextOf(place) as never;
  return {
    typeName,
    service,
    properties: type.properties,
    required: type.required ?? [],
    replaceOn: type.replaceOn ?? [],
    updatable: type.update !== undefined,
    create: (place, properties, request) => type.create(properties, request, context(place)),
    update: (place, physicalId, properties, previous, request) => {
      if (!type.update) throw skyrigError('RESOURCE_UPDATE', `${typeName} cannot be updated in place; it must be replaced.`);
      return type.update(physicalId, properties, previous, request, context(place));
    },
    delete: (place, physicalId, properties) => type.delete(physicalId, properties, context(place)),
  };
}
