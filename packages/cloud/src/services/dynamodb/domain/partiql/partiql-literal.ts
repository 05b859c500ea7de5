import type { AttributeValue, Item } from '../attribute-value.ts';
import { canonicalValue, defineMember } from '../canonical-value.ts';
import { validationError } from '../validation-error.ts';
import type { PartiqlReader } from './partiql-reader.ts';

/** Whether the next token starts a literal or is a parameter. */
export function startsLiteral(reader: PartiqlReader): boolean {
  const { kind, keyword } = reader.peek();
  if (kind === 'string' || kind === 'number') return true;
  if (keyword === '-') return reader.peek(1).kind === 'number';
  return ['?', '[', '{', '<<', 'TRUE', 'FALSE', 'NULL', 'MISSING'].includes(keyword);
}

/** Reads a literal or takes a parameter; the value is canonical. */
export function readLiteral(reader: PartiqlReader): AttributeValue {
  return canonicalValue(readValue(reader, 'root'));
}

function readValue(reader: PartiqlReader, key: string): AttributeValue {
  const token = reader.next();
  if (token.kind === 'string') return { S: token.text };
  if (token.kind === 'number') return { N: token.text };
  switch (token.keyword) {
    case '-':
      if (reader.peek().kind !== 'number') throw reader.malformed();
      return { N: `-${reader.next().text}` };
    case '?':
      return reader.parameter();
    case 'TRUE':
      return { BOOL: true };
    case 'FALSE':
      return { BOOL: false };
    case 'NULL':
      return { NULL: true };
    case 'MISSING':
      throw validationError(`Unsupported data type: MISSING under key ${key} at ${token.position}`);
    case '[':
      return { L: readMembers(reader, ']', (index) => readValue(reader, `${key}.${index}`)) };
    case '<<': {
      const members = readMembers(reader, '>>', (index) => readValue(reader, `${key}.${index}`));
      if (members.length === 0) throw validationError(`Empty bags are not supported at ${token.position}`);
      return bag(members);
    }
    case '{':
      return { M: readTuple(reader, key) };
    default:
      if (token.kind === 'quoted' || token.kind === 'word') {
        throw validationError(`Unsupported data type: ${token.text} under key ${key} at ${token.position}`);
      }
      throw reader.malformed();
  }
}

function readMembers<T>(reader: PartiqlReader, close: string, readMember: (index: number) => T): T[] {
  const members: T[] = [];
  if (reader.take(close)) return members;
  do members.push(readMember(members.length));
  while (reader.take(','));
  reader.expect(close);
  return members;
}

/** Reads the rest of `{'name': value, …}`. */
function readTuple(reader: PartiqlReader, key: string): Record<string, AttributeValue> {
  const members: Record<string, AttributeValue> = {};
  readMembers(reader, '}', () => {
    const name = reader.next();
    if (name.kind !== 'string') {
      throw validationError(
        `Tuple keys must be of type String. Actual type: VariableReference under ${key} at ${name.position}`,
      );
    }
    if (Object.hasOwn(members, name.text)) {
      throw validationError(`Duplicate keys in tuple. Key: ${name.text} under ${key} at ${name.position}`);
    }
    reader.expect(':');
    defineMember(members, name.text, readValue(reader, key));
  });
  return members;
}

/** Reads a whole item. */
export function readItem(reader: PartiqlReader): Item {
  const token = reader.peek();
  const value = startsLiteral(reader) ? readLiteral(reader) : undefined;
  if (value?.M) return value.M;
  throw validationError(
    'Unsupported format in item expression. Please use struct format {...} to express item values for insert statement. ' +
      `at ${token.position}`,
  );
}

function bag(members: readonly AttributeValue[]): AttributeValue {
  const strings = members.flatMap(({ S }) => (S === undefined ? [] : [S]));
  if (strings.length === members.length) return { SS: strings };
  const numbers = members.flatMap(({ N }) => (N === undefined ? [] : [N]));
  if (numbers.length === members.length) return { NS: numbers };
  const binaries = members.flatMap(({ B }) => (B === undefined ? [] : [B]));
  if (binaries.length === members.length) return { BS: binaries };
  throw validationError('Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags');
}
