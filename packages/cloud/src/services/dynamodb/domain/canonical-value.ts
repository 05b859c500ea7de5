import type { AttributeType, AttributeValue, Item } from './attribute-value.ts';
import { compareBytes, compareUtf8, toBase64 } from './binary-text.ts';
import { MAX_NESTING_LEVELS } from './limits.ts';
import { compareNumbers, normalizeNumber } from './number-value.ts';
import { validationError } from './validation-error.ts';

const TYPES: ReadonlySet<string> = new Set<AttributeType>(['S', 'N', 'B', 'SS', 'NS', 'BS', 'M', 'L', 'NULL', 'BOOL']);

/**
 * Validates a value and gives its canonical form: numbers as DynamoDB prints them, sets in order.
 * The other functions of this folder expect canonical values. Throws `ValidationException` with AWS's words.
 */
export function canonicalValue(value: AttributeValue, depth = 0): AttributeValue {
  let only: AttributeValue | undefined;
  let count = 0;
  for (const type in value) {
    if (!TYPES.has(type) || value[type as AttributeType] === undefined) continue;
    count += 1;
    only = canonicalOfType(value, type as AttributeType, depth);
  }
  if (only === undefined) {
    throw validationError('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  }
  if (count > 1) {
    throw validationError(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  }
  return only;
}

/** Validates all attributes of an item and gives their canonical forms. */
export function canonicalItem(item: Readonly<Record<string, AttributeValue>>): Item {
  return canonicalMap(item, 0);
}

function canonicalOfType(value: AttributeValue, type: AttributeType, depth: number): AttributeValue {
  if (value.N !== undefined && type === 'N') return { N: normalizeNumber(value.N) };
  if (value.NULL !== undefined && type === 'NULL') {
    if (value.NULL !== true) throw invalid('Null attribute value types must have the value of true');
    return { NULL: true };
  }
  if (value.SS && type === 'SS') return { SS: stringSet(value.SS) };
  if (value.NS && type === 'NS') return { NS: numberSet(value.NS) };
  if (value.BS && type === 'BS') return { BS: binarySet(value.BS) };
  if (value.L && type === 'L') {
    assertDepth(depth + 1);
    return { L: value.L.map((member) => canonicalValue(member, depth + 1)) };
  }
  if (value.M && type === 'M') {
    assertDepth(depth + 1);
    return { M: canonicalMap(value.M, depth + 1) };
  }
  return { [type]: value[type] } as unknown as AttributeValue;
}

function canonicalMap(map: Readonly<Record<string, AttributeValue>>, depth: number): Record<string, AttributeValue> {
  const result: Record<string, AttributeValue> = {};
  for (const [name, member] of Object.entries(map)) {
    if (name === '') throw validationError('Empty attribute name');
    defineMember(result, name, canonicalValue(member, depth));
  }
  return result;
}

/** Sets a member of a fresh object, also when its name is `__proto__`. */
export function defineMember(target: Record<string, AttributeValue>, name: string, value: AttributeValue): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  } else target[name] = value;
}

// AWS: an item is one level, what it holds the second, so that 31 lists in one another are the limit.
function assertDepth(depth: number): void {
  if (depth < MAX_NESTING_LEVELS) return;
  throw validationError(
    'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
  );
}

// AWS: the odd spaces and the missing ones are the service's. Source: dynalite's tests, recorded against the real service.
function stringSet(members: readonly string[]): string[] {
  if (members.length === 0) throw invalid('An string set  may not be empty');
  if (new Set(members).size < members.length) {
    throw invalid(`Input collection [${members.join(', ')}] contains duplicates.`);
  }
  return sorted(members, compareUtf8);
}

function numberSet(members: readonly string[]): string[] {
  if (members.length === 0) throw invalid('An number set  may not be empty');
  const numbers = members.map(normalizeNumber);
  if (new Set(numbers).size < numbers.length) throw validationError('Input collection contains duplicates');
  return sorted(numbers, compareNumbers);
}

function binarySet(members: readonly Uint8Array[]): Uint8Array[] {
  if (members.length === 0) throw invalid('Binary sets should not be empty');
  const texts = members.map(toBase64);
  if (new Set(texts).size < texts.length) {
    throw invalid(`Input collection [${texts.join(', ')}]of type BS contains duplicates.`);
  }
  return sorted(members, compareBytes);
}

function sorted<T>(members: readonly T[], compare: (one: T, two: T) => number): T[] {
  return [...members].sort(compare);
}

function invalid(reason: string): Error {
  return validationError(`One or more parameter values were invalid: ${reason}`);
}
