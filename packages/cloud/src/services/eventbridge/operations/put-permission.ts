import { validationError } from '../errors.ts';
import { parsePolicy } from '../domain/bus-policy.ts';
import { getBus } from '../domain/buses.ts';
import { busArn } from '../domain/resource-names.ts';
import type { EventBridgeOperation, PolicyStatement } from '../state.ts';

/** Adds a statement to the policy of a bus (the same id replaces it), or sets the whole policy. */
export const putPermission: EventBridgeOperation<'PutPermission'> = (input, context) => {
  const bus = getBus(context.state, input.EventBusName);
  const arn = busArn(context, bus.name);
  const statements =
    input.Policy === undefined ? withStatement(bus.statements, toStatement(input, arn)) : parsePolicy(input.Policy);
  context.state.buses.set(bus.name, { ...bus, statements, modifiedAt: context.clock.now() });
  context.access({ resource: arn, kind: 'write' });
  return {};
};

function toStatement(input: Parameters<typeof putPermission>[0], arn: string): PolicyStatement {
  const { Principal, Action, StatementId, Condition } = input;
  if (Principal === undefined || Action === undefined || StatementId === undefined) {
    throw validationError('Parameter Policy or Parameters Action, Principal and StatementId must be specified.');
  }
  if (Action !== 'events:PutEvents') throw validationError("Provided value in parameter 'action' is not supported.");
  return {
    Sid: StatementId,
    Effect: 'Allow',
    Principal: Principal === '*' ? '*' : { AWS: `arn:aws:iam::${Principal}:root` },
    Action,
    Resource: arn,
    ...(Condition !== undefined && { Condition: { [Condition.Type]: { [Condition.Key]: Condition.Value } } }),
  };
}

function withStatement(statements: readonly PolicyStatement[], added: PolicyStatement): readonly PolicyStatement[] {
  return [...statements.filter(({ Sid }) => Sid !== added['Sid']), added];
}
