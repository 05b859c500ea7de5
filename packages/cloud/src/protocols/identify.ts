import { awsError } from '../kernel/aws-error.ts';
import type { AwsError } from '../kernel/aws-error.ts';
import { queryText } from './aws-query.ts';
import type { OperationModel, ProtocolId, ServiceModel } from './model.ts';
import { findRoute } from './rest-routes.ts';
import type { WireRequest } from './wire.ts';

export interface IdentifiedOperation {
  readonly operation: OperationModel;
  readonly protocol: ProtocolId;
}

const rpcPath = /\/service\/[^/]+\/operation\/([^/]+)$/;

/**
 * Which operation of a service a request names, and in which protocol: by `smithy-protocol` and its path, by
 * `X-Amz-Target`, by `Action`, or by method and URI. Undefined where it names none that the service has.
 */
export function identifyOperation(request: WireRequest, service: ServiceModel): IdentifiedOperation | undefined {
  return findNamed(request, service) ?? findRest(request, service);
}

function findNamed(request: WireRequest, service: ServiceModel): IdentifiedOperation | undefined {
  if (request.headers['smithy-protocol'] === 'rpc-v2-cbor' && service.protocols.includes('rpcV2Cbor')) {
    return named(rpcPath.exec(request.path)?.[1], 'rpcV2Cbor', service);
  }
  const target = request.headers['x-amz-target'];
  const json = target === undefined ? undefined : jsonProtocol(request, service);
  if (target !== undefined && json !== undefined) {
    const dot = target.lastIndexOf('.');
    return target.slice(0, Math.max(dot, 0)) === service.targetPrefix
      ? named(target.slice(dot + 1), json, service)
      : undefined;
  }
  return service.protocols.includes('awsQuery') ? named(findAction(request), 'awsQuery', service) : undefined;
}

function findRest(request: WireRequest, service: ServiceModel): IdentifiedOperation | undefined {
  const protocol = service.protocols.find((candidate) => candidate === 'restJson1' || candidate === 'restXml');
  const operation = protocol && findRoute(request, service);
  return operation && { operation, protocol };
}

/** The protocol in which to answer a request whose operation is not known: the one it is written in, else the service's own. */
export function identifyProtocol(request: WireRequest, service: ServiceModel): ProtocolId {
  const own = service.protocols[0] ?? 'awsJson1_0';
  if (request.headers['smithy-protocol'] === 'rpc-v2-cbor' && service.protocols.includes('rpcV2Cbor'))
    return 'rpcV2Cbor';
  if (request.headers['x-amz-target'] !== undefined) return jsonProtocol(request, service) ?? own;
  return service.protocols.includes('awsQuery') && findAction(request) !== undefined ? 'awsQuery' : own;
}

/** What AWS answers where a request names no operation of the service: `InvalidAction` in Query, `UnknownOperationException` else. */
export function unknownOperation(request: WireRequest, service: ServiceModel): AwsError {
  const protocol = identifyProtocol(request, service);
  if (protocol === 'awsQuery')
    return awsError('InvalidAction', `The action ${findAction(request) ?? ''} is not valid for this web service.`);
  if (protocol === 'restXml')
    return awsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', { status: 405 });
  return awsError('UnknownOperationException', '', { status: protocol.startsWith('awsJson') ? 400 : 404 });
}

/** The version the client speaks where the service has it, else the service's own. */
function jsonProtocol(request: WireRequest, service: ServiceModel): ProtocolId | undefined {
  const spoken = request.headers['content-type']?.includes('json-1.1') ? 'awsJson1_1' : 'awsJson1_0';
  if (service.protocols.includes(spoken)) return spoken;
  return service.protocols.find((candidate) => candidate === 'awsJson1_0' || candidate === 'awsJson1_1');
}

function findAction(request: WireRequest): string | undefined {
  const encoded = /(?:^|&)Action=([^&]*)/.exec(queryText(request))?.[1];
  return encoded?.trim();
}

function named(name: string | undefined, protocol: ProtocolId, service: ServiceModel): IdentifiedOperation | undefined {
  const operation =
    name !== undefined && Object.hasOwn(service.operations, name) ? service.operations[name] : undefined;
  return operation && { operation, protocol };
}
