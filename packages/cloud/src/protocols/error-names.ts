import type { ServiceModel, StructureShape } from './model.ts';
import type { WireError } from './wire.ts';

/** An error with the names and the status the model gives it. */
export interface NamedError {
  /** The structure in the model, if it is modelled. */
  readonly shape: StructureShape | undefined;
  /** What JSON, CBOR and REST call it. */
  readonly name: string;
  /** What Query calls it. */
  readonly queryCode: string;
  readonly status: number;
  readonly fault: 'client' | 'server';
}

const byQueryCode = new WeakMap<ServiceModel, Map<string, StructureShape>>();

/** Looks an error up by its name or its Query code. */
export function nameError(error: WireError, service: ServiceModel): NamedError {
  const shape = service.errors.get(error.code) ?? queryCodes(service).get(error.code);
  const queryError = shape?.traits.awsQueryError;
  return {
    shape,
    name: shape?.name ?? error.code,
    queryCode:
      queryError?.[0] ?? service.conventions.queryCodes?.[error.code] ?? shortenCode(error.code, shape, service),
    status: queryError?.[1] ?? shape?.traits.httpError ?? error.status,
    fault: shape?.traits.error ?? error.fault,
  };
}

/** AWS: outside the model, Query's code is the JSON name without its ending: InvalidParameterValueException is InvalidParameterValue. */
function shortenCode(code: string, shape: StructureShape | undefined, service: ServiceModel): string {
  return shape || service.queryCompatible !== true ? code : code.replace(/Exception$/, '');
}

/** The members of an error's body: its message, spelt as the model or the service spells it, and its further members. */
export function errorMembers(error: WireError, named: NamedError, service: ServiceModel): Record<string, unknown> {
  const members: Record<string, unknown> = { ...error.fields };
  // AWS: where the framework has nothing to say, the member is missing rather than empty.
  if (error.message === '') return members;
  const messageMember =
    named.shape?.members.has('Message') === true && !named.shape.members.has('message') ? 'Message' : 'message';
  const capital = service.conventions.capitalMessageCodes?.includes(named.name) === true;
  members[capital ? 'Message' : messageMember] = error.message;
  return members;
}

/** The `__type` of the JSON and CBOR protocols. */
export function qualifiedType(named: NamedError, service: ServiceModel): string {
  const { errorPrefix = '', frameworkErrorPrefixes } = service.conventions;
  if (named.shape) return errorPrefix + named.name;
  return (frameworkErrorPrefixes?.[named.name] ?? frameworkErrorPrefixes?.['*'] ?? '') + named.name;
}

/** The header by which clients of a service that once spoke Query find the code they knew. */
export function queryErrorHeader(named: NamedError): string {
  return `${named.queryCode};${named.fault === 'client' ? 'Sender' : 'Receiver'}`;
}

function queryCodes(service: ServiceModel): Map<string, StructureShape> {
  let codes = byQueryCode.get(service);
  if (!codes) {
    codes = new Map();
    for (const shape of service.errors.values())
      if (shape.traits.awsQueryError) codes.set(shape.traits.awsQueryError[0], shape);
    byQueryCode.set(service, codes);
  }
  return codes;
}
