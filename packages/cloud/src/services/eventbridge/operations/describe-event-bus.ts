import { formatPolicy } from '../domain/bus-policy.ts';
import { getBus } from '../domain/buses.ts';
import { busArn } from '../domain/resource-names.ts';
import type { EventBridgeOperation } from '../state.ts';

/** One bus, by name or ARN; the default bus when none is named. */
export const describeEventBus: EventBridgeOperation<'DescribeEventBus'> = (input, context) => {
  const bus = getBus(context.state, input.Name);
  return {
    Name: bus.name,
    Arn: busArn(context, bus.name),
    Description: bus.description,
    KmsKeyIdentifier: bus.kmsKeyIdentifier,
    DeadLetterConfig: bus.deadLetterArn === undefined ? undefined : { Arn: bus.deadLetterArn },
    Policy: formatPolicy(bus),
    CreationTime: bus.createdAt === undefined ? undefined : new Date(bus.createdAt),
    LastModifiedTime: bus.modifiedAt === undefined ? undefined : new Date(bus.modifiedAt),
  };
};
