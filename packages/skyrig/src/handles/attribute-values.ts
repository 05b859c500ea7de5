import { skyrigError } from '@skyrig/cloud';

/** DynamoDB's typed values, as the SDK has them. */
export type AttributeValue = Readonly<Record<string, unknown>>;

/**
 * A plain value as DynamoDB stores it. Sets become SS, NS or BS by their first member; members that
 * are undefined are left out.
 */
export function toAttributeValue(value: unknown, place = 'value'): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number' || typeof value === 'bigint') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (value instanceof Uint8Array) return { B: value };
  if (value instanceof Date) return { S: value.toISOString() };
  if (value instanceof Set) return toSet(value, place);
  if (Array.isArray(value)) return { L: value.map((item, index) => toAttributeValue(item, `${place}[${index}]`)) };
  if (typeof value === 'object') return { M: toItem(value, place) };
  throw skyrigError('ATTRIBUTE_VALUE', `${place} is ${typeof value}, which DynamoDB has no type for.`);
}

function toSet(values: ReadonlySet<unknown>, place: string): AttributeValue {
  const members = [...values];
  const [first] = members;
  if (typeof first === 'string') return { SS: members };
  if (typeof first === 'number' || typeof first === 'bigint') return { NS: members.map(String) };
  if (first instanceof Uint8Array) return { BS: members };
  throw skyrigError(
    'ATTRIBUTE_VALUE',
    `${place} is a set of ${first === undefined ? 'nothing' : typeof first}; DynamoDB has sets of strings, numbers and bytes.`,
  );
}

/** A plain object as a DynamoDB item. */
export function toItem(object: object, place = 'item'): Record<string, AttributeValue> {
  const item: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(object as Readonly<Record<string, unknown>>)) {
    if (value !== undefined) item[name] = toAttributeValue(value, `${place}.${name}`);
  }
  return item;
}

/** Numbers that lose digits as JavaScript numbers become bigint, or stay text when they have a fraction. */
function parseNumber(text: string): number | bigint | string {
  const number = Number(text);
  if (Number.isSafeInteger(number) || (!Number.isInteger(number) && text.replace(/[-.]/g, '').length <= 15))
    return number;
  return /^-?\d+$/.test(text) ? BigInt(text) : text;
}

/** A stored value as a plain one. */
export function fromAttributeValue(value: AttributeValue): unknown {
  const [type = '', content] = Object.entries(value).find(([, member]) => member !== undefined) ?? [];
  switch (type) {
    case 'N':
      return parseNumber(content as string);
    case 'NULL':
      return null;
    case 'L':
      return (content as AttributeValue[]).map(fromAttributeValue);
    case 'M':
      return fromItem(content as Record<string, AttributeValue>);
    case 'SS':
    case 'BS':
      return new Set(content as unknown[]);
    case 'NS':
      return new Set((content as string[]).map(parseNumber));
    default:
      return content;
  }
}

/** A DynamoDB item as a plain object. */
export function fromItem(item: Readonly<Record<string, AttributeValue>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, fromAttributeValue(value)]));
}
