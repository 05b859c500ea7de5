import { validationError } from '../errors.ts';
import { DEFAULT_BUS } from '../domain/resource-names.ts';
import { parsePolicy } from '../domain/bus-policy.ts';
import { getBus } from '../domain/buses.ts';
import { putPermission } from '../operations/put-permission.ts';
import type { EventBridgeContext, EventBridgeResource } from '../state.ts';
import type { Properties, ResourceResult } from '../../../kernel/service.ts';
import { given, readJson, readObject, readText } from '../../template-properties/property-values.ts';

/** `AWS::Events::EventBusPolicy`: one statement of a bus's policy; `Ref` gives `bus|statement`. */
export const eventBusPolicyResource: EventBridgeResource = {
  properties: ['EventBusName', 'StatementId', 'Statement', 'Action', 'Principal', 'Condition'],
  required: ['StatementId'],
  replaceOn: ['EventBusName', 'StatementId'],
  create: (properties, _request, context) => put(context, properties),
  update: (_physicalId, properties, _previous, _request, context) => put(context, properties),
  delete: (physicalId, _properties, context) => {
    const [busName = DEFAULT_BUS, statementId] = physicalId.split('|');
    const bus = getBus(context.state, busName);
    context.state.buses.set(busName, { ...bus, statements: bus.statements.filter(({ Sid }) => Sid !== statementId) });
  },
};

function put(context: EventBridgeContext, properties: Properties): ResourceResult {
  const busName = readText(properties, 'EventBusName') ?? DEFAULT_BUS;
  const statementId = readText(properties, 'StatementId') ?? '';
  const statement = readJson(properties, 'Statement');
  if (statement === undefined) putAsPermission(context, busName, statementId, properties);
  else putStatement(context, busName, statementId, statement);
  return { physicalId: `${busName}|${statementId}`, attributes: {} };
}

function putStatement(context: EventBridgeContext, busName: string, statementId: string, text: string): void {
  const bus = getBus(context.state, busName);
  const [statement] = parsePolicy(`{"Statement":${text}}`);
  const others = bus.statements.filter(({ Sid }) => Sid !== statementId);
  context.state.buses.set(busName, { ...bus, statements: [...others, { Sid: statementId, ...statement }] });
}

function putAsPermission(
  context: EventBridgeContext,
  busName: string,
  statementId: string,
  properties: Properties,
): void {
  const condition = readObject(properties, 'Condition');
  const [Type, Key, Value] = ['Type', 'Key', 'Value'].map((name) => readText(condition ?? {}, name));
  if (condition !== undefined && (Type === undefined || Key === undefined || Value === undefined)) {
    throw validationError('Condition needs Type, Key and Value.');
  }
  putPermission(
    {
      EventBusName: busName,
      StatementId: statementId,
      ...given({
        Action: readText(properties, 'Action'),
        Principal: readText(properties, 'Principal'),
        Condition: Type === undefined || Key === undefined || Value === undefined ? undefined : { Type, Key, Value },
      }),
    },
    context,
  );
}
