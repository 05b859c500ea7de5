import type { BoundResourceType, Place } from './bound-resource-type.ts';
import type { Kernel } from './kernel.ts';
import { skyrigError } from './skyrig-error.ts';
import type { Context } from './context.ts';
import type { ResourceType } from './service.ts';

/** Binds a CloudFormation type to the contexts of its service. */
function bindResourceType<P>(
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
      if (!type.update)
        throw skyrigError('RESOURCE_UPDATE', `${typeName} cannot be updated in place; it must be replaced.`);
      return type.update(physicalId, properties, previous, request, context(place));
    },
    delete: (place, physicalId, properties) => type.delete(physicalId, properties, context(place)),
  };
}

/** Finds a CloudFormation type among the loaded services. */
export function findResourceType<P extends object>(kernel: Kernel<P>, typeName: string): BoundResourceType | undefined {
  for (const service of kernel.registry.loaded()) {
    const type = service.resources?.[typeName];
    if (type)
      return bindResourceType(typeName, service.id, type, ({ account, region }) =>
        kernel.context(service.id, account, region),
      );
  }
  return undefined;
}

/** Every CloudFormation type of the loaded services, sorted. */
export function resourceTypeNames<P extends object>(kernel: Kernel<P>): string[] {
  return kernel.registry
    .loaded()
    .flatMap((service) => Object.keys(service.resources ?? {}))
    .sort();
}
