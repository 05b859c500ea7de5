import type { AttributeValue, Item } from './attribute-value.ts';
import { utf8Length } from './binary-text.ts';
import { parseDecimal } from './decimal.ts';

// Lists and maps cost 3 bytes, and each of their members one more.
// Source: DynamoDB Developer Guide, "DynamoDB item sizes and formats".
const CONTAINER_BYTES = 3;
const MEMBER_BYTES = 1;

/** The size of an item in bytes, as limits and capacity units count it: names and values. */
export function itemSize(item: Item): number {
  let bytes = 0;
  for (const name in item) {
    const value = item[name];
    if (value) bytes += utf8Length(name) + valueSize(value);
  }
  return bytes;
}

/** The size of one value in bytes. */
export function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return utf8Length(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.B !== undefined) return value.B.byteLength;
  if (value.SS) return value.SS.reduce((bytes, member) => bytes + utf8Length(member), 0);
  if (value.NS) return value.NS.reduce((bytes, member) => bytes + numberSize(member), 0);
  if (value.BS) return value.BS.reduce((bytes, member) => bytes + member.byteLength, 0);
  if (value.L) return value.L.reduce((bytes, member) => bytes + MEMBER_BYTES + valueSize(member), CONTAINER_BYTES);
  if (value.M) return itemSize(value.M) + CONTAINER_BYTES + MEMBER_BYTES * Object.keys(value.M).length;
  return 1;
}

// One byte for two significant digits, one byte more, and one for a minus sign. Source: as above.
function numberSize(text: string): number {
  const decimal = parseDecimal(text);
  if (!decimal) return utf8Length(text);
  return Math.ceil(decimal.digits.length / 2) + 1 + (decimal.negative ? 1 : 0);
}
