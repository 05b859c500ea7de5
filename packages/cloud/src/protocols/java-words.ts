import type { Member, ServiceModel, Shape } from './model.ts';

/**
 * The words in which AWS's Java services say that a JSON value is of the wrong type.
 * Source: recorded answers of DynamoDB in dynalite's test suite; SQS and others share the framework.
 */
export function wrongTypeMessage(value: unknown, member: Member, owner: string, service: ServiceModel): string {
  const { kind } = member.target;
  if (Array.isArray(value)) return `Unrecognized collection type ${javaTypeOf(member, owner, service)}`;
  if (typeof value === 'object') return 'Start of structure or map found where not expected';
  if (kind === 'structure' || kind === 'union')
    return isElement(member) ? 'Unexpected value type in payload' : 'Unexpected field type';
  if (kind === 'list' || kind === 'map') return 'Unexpected field type';
  if (kind === 'blob') return 'only base-64-encoded strings are convertible to bytes';
  if (kind === 'boolean' && typeof value === 'string') return 'Unexpected token received from parser';
  return `${tokenOf(value)} cannot be converted to ${convertedTo(member, owner, service)}`;
}

/** Why a text is no base64, in the same words; undefined where it is. */
export function base64Problem(text: string): string | undefined {
  if (text.length % 4 !== 0) return `Base64 encoded length is expected a multiple of 4 bytes but found: ${text.length}`;
  // AWS: "dectected" is how the service spells it.
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? undefined : 'Invalid last non-pad Base64 character dectected';
}

function tokenOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE';
  if (typeof value === 'string') return 'STRING_VALUE';
  return Number.isInteger(value) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE';
}

function convertedTo(member: Member, owner: string, service: ServiceModel): string {
  if (member.target.kind === 'timestamp') return 'milliseconds since epoch';
  if (member.target.kind === 'boolean') return 'Boolean';
  return member.target.kind === 'number' ? numberClass(member, owner, service) : 'String';
}

function numberClass(member: Member, owner: string, service: ServiceModel): string {
  const type = service.constraints?.numberType(owner, member.name) ?? 'integer';
  return type.charAt(0).toUpperCase() + type.slice(1);
}

function javaTypeOf(member: Member, owner: string, service: ServiceModel): string {
  const { target } = member;
  if (target.kind === 'map') return `java.util.Map<java.lang.String, ${className(target.value.target, service)}>`;
  return target.kind === 'number'
    ? `class java.lang.${numberClass(member, owner, service)}`
    : `class ${className(target, service)}`;
}

function className(shape: Shape, service: ServiceModel): string {
  switch (shape.kind) {
    case 'structure':
    case 'union':
      return `${(service.conventions.errorPrefix ?? `${service.namespace}#`).replace('#', '.')}${shape.name}`;
    case 'list':
      return `java.util.List<${className(shape.member.target, service)}>`;
    case 'map':
      return `java.util.Map<java.lang.String, ${className(shape.value.target, service)}>`;
    case 'blob':
      return 'java.nio.ByteBuffer';
    case 'boolean':
      return 'java.lang.Boolean';
    case 'number':
      return 'java.lang.Integer';
    case 'timestamp':
      return 'java.util.Date';
    default:
      return 'java.lang.String';
  }
}

/** Elements of lists and values of maps have these names in every model. */
function isElement(member: Member): boolean {
  return member.name === 'member' || member.name === 'value';
}
