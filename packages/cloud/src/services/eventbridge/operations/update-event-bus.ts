import { getBus } from '../domain/buses.ts';
import { busArn } from '../domain/resource-names.ts';
import type { EventBridgeOperation } from '../state.ts';

/** What is left out keeps its value. */
export const updateEventBus: EventBridgeOperation<'UpdateEventBus'> = (input, context) => {
  const bus = getBus(context.state, input.Name);
  const { Description, KmsKeyIdentifier, DeadLetterConfig } = input;
  const updated = {
    ...bus,
    modifiedAt: context.clock.now(),
    ...(Description !== undefined && { description: Description }),
    ...(KmsKeyIdentifier !== undefined && { kmsKeyIdentifier: KmsKeyIdentifier }),
    ...(DeadLetterConfig?.Arn !== undefined && { deadLetterArn: DeadLetterConfig.Arn }),
  };
  context.state.buses.set(bus.name, updated);
  context.access({ resource: busArn(context, bus.name), kind: 'write' });
  return {
    Arn: busArn(context, bus.name),
    Name: bus.name,
    Description: updated.description,
    KmsKeyIdentifier: updated.kmsKeyIdentifier,
    DeadLetterConfig: updated.deadLetterArn === undefined ? undefined : { Arn: updated.deadLetterArn },
  };
};
