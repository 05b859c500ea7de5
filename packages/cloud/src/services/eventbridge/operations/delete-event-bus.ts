import { validationError } from '../errors.ts';
import { busArn, busNameOf, DEFAULT_BUS } from '../domain/resource-names.ts';
import { rulesOf } from '../domain/rules.ts';
import type { EventBridgeOperation } from '../state.ts';

/** Deleting a bus that is not there succeeds. */
export const deleteEventBus: EventBridgeOperation<'DeleteEventBus'> = (input, context) => {
  const { state } = context;
  const name = busNameOf(input.Name);
  if (name === DEFAULT_BUS) throw validationError('Cannot delete event bus default.');
  // AWS: the rules of a bus must be deleted first. Source: EventBridge API reference, DeleteEventBus (the words are ours).
  if (rulesOf(state, name).length > 0) throw validationError(`Cannot delete event bus ${name} while it has rules.`);
  state.buses.delete(name);
  state.rules.drop(name);
  state.tags.delete(busArn(context, name));
  context.access({ resource: busArn(context, name), kind: 'write' });
  return {};
};
