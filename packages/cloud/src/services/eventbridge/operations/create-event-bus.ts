import { eventBusExists, validationError } from '../errors.ts';
import { findBus } from '../domain/buses.ts';
import { busArn } from '../domain/resource-names.ts';
import { addTags } from '../domain/tags.ts';
import type { EventBridgeOperation } from '../state.ts';

/** A new bus of a name that the account does not have yet. */
export const createEventBus: EventBridgeOperation<'CreateEventBus'> = (input, context) => {
  const { state, clock } = context;
  const { Name: name, Description, KmsKeyIdentifier, DeadLetterConfig } = input;
  if (input.EventSourceName !== undefined)
    throw validationError('Skyrig has no partner event sources: EventSourceName cannot be given.');
  if (findBus(state, name) !== undefined) throw eventBusExists(name);
  // AWS: only the names of partner buses have slashes. Source: EventBridge API reference, CreateEventBus.
  if (name.includes('/')) throw validationError(`Event bus name must not contain '/'.`);
  const now = clock.now();
  state.buses.set(name, {
    name,
    createdAt: now,
    modifiedAt: now,
    statements: [],
    ...(Description !== undefined && { description: Description }),
    ...(KmsKeyIdentifier !== undefined && { kmsKeyIdentifier: KmsKeyIdentifier }),
    ...(DeadLetterConfig?.Arn !== undefined && { deadLetterArn: DeadLetterConfig.Arn }),
  });
  const arn = busArn(context, name);
  addTags(state, arn, input.Tags);
  context.access({ resource: arn, kind: 'write' });
  return { EventBusArn: arn, Description, KmsKeyIdentifier, DeadLetterConfig };
};
