import { formatPolicy } from '../domain/bus-policy.ts';
import { listBuses } from '../domain/buses.ts';
import { listPage } from '../domain/list-page.ts';
import { busArn } from '../domain/resource-names.ts';
import type { EventBridgeOperation } from '../state.ts';

/** Buses in the order of their names. */
export const listEventBuses: EventBridgeOperation<'ListEventBuses'> = (input, context) => {
  const wanted = listBuses(context.state).filter(({ name }) => name.startsWith(input.NamePrefix ?? ''));
  const { items, nextToken } = listPage(wanted, ({ name }) => name, input);
  return {
    EventBuses: items.map((bus) => ({
      Name: bus.name,
      Arn: busArn(context, bus.name),
      Description: bus.description,
      Policy: formatPolicy(bus),
      CreationTime: bus.createdAt === undefined ? undefined : new Date(bus.createdAt),
      LastModifiedTime: bus.modifiedAt === undefined ? undefined : new Date(bus.modifiedAt),
    })),
    NextToken: nextToken,
  };
};
