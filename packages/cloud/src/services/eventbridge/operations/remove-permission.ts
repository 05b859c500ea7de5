import { policyNotFound, statementNotFound } from '../errors.ts';
import { getBus } from '../domain/buses.ts';
import { busArn } from '../domain/resource-names.ts';
import type { EventBridgeOperation, PolicyStatement } from '../state.ts';

/** Takes one statement, or all of them, out of the policy of a bus. */
export const removePermission: EventBridgeOperation<'RemovePermission'> = (input, context) => {
  const bus = getBus(context.state, input.EventBusName);
  let statements: readonly PolicyStatement[] = [];
  if (input.RemoveAllPermissions !== true) {
    if (bus.statements.length === 0) throw policyNotFound();
    statements = bus.statements.filter(({ Sid }) => Sid !== input.StatementId);
    if (statements.length === bus.statements.length) throw statementNotFound();
  }
  context.state.buses.set(bus.name, { ...bus, statements, modifiedAt: context.clock.now() });
  context.access({ resource: busArn(context, bus.name), kind: 'write' });
  return {};
};
