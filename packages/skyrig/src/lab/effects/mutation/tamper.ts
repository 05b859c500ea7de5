import type { AttributeValue } from '../../../handles/attribute-values.ts';

/** Another value of the same kind: numbers go up by one, texts get a `~`, claims are turned, lists and maps lose a member. */
export function tamperJson(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return `${value}~`;
  if (typeof value === 'boolean') return !value;
  if (value === null || value === undefined) return 'tampered';
  if (Array.isArray(value)) return value.length > 0 ? value.slice(0, -1) : ['tampered'];
  const members = Object.entries(value);
  return Object.fromEntries(members.length > 0 ? members.slice(0, -1) : [['tampered', true]]);
}

/** The same for a value as DynamoDB stores it. A number of more digits than JavaScript keeps gets one more. */
export function tamperAttribute(value: AttributeValue): AttributeValue {
  const [type = 'S', content] = Object.entries(value)[0] ?? [];
  switch (type) {
    case 'N': {
      const text = String(content);
      return { N: Number.isSafeInteger(Number(text)) ? String(Number(text) + 1) : `${text}1` };
    }
    case 'B':
      return { B: new Uint8Array([...(content as Uint8Array), 0]) };
    case 'L':
      return { L: shortened(content as readonly AttributeValue[], { S: 'tampered' }) };
    case 'M': {
      const members = Object.entries(content as Readonly<Record<string, AttributeValue>>);
      return { M: Object.fromEntries(shortened(members, ['tampered', { BOOL: true }])) };
    }
    case 'SS':
      return { SS: ['~', ...(content as readonly string[])] };
    case 'NS':
      return {
        NS: [...(content as readonly string[]), String(Math.max(...(content as readonly string[]).map(Number)) + 1)],
      };
    case 'BS':
      return { BS: [...(content as readonly Uint8Array[]), new Uint8Array([0])] };
    case 'BOOL':
      return { BOOL: content !== true };
    case 'NULL':
      return { S: 'tampered' };
    default:
      return { S: `${String(content)}~` };
  }
}

function shortened<T>(list: readonly T[], instead: T): readonly T[] {
  return list.length > 0 ? list.slice(0, -1) : [instead];
}
