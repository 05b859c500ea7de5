import { describe, expect, test } from 'vitest';
import type { AttributeValue } from './attribute-value.ts';
import { itemSize, valueSize } from './item-size.ts';

describe('itemSize', () => {
  test.each<[string, AttributeValue, number]>([
    ['a string its UTF-8 bytes', { S: 'é😀' }, 6],
    ['a binary its bytes', { B: new Uint8Array(5) }, 5],
    ['a number a byte for two digits and one more', { N: '12345' }, 4],
    ['a negative number one more', { N: '-12345' }, 5],
    ['zeros nothing', { N: '1000' }, 2],
    ['a boolean one byte', { BOOL: true }, 1],
    ['a null one byte', { NULL: true }, 1],
    ['a set the sum of its members', { SS: ['a', 'bc'] }, 3],
    ['a list three bytes, and one more for every member', { L: [{ S: 'a' }, { S: 'bc' }] }, 8],
    ['a map three bytes, and one more for every member', { M: { k: { S: 'abc' } } }, 8],
  ])('counts %s', (_, value, bytes) => {
    expect(valueSize(value)).toBe(bytes);
  });

  test('counts names as well', () => {
    expect(itemSize({ id: { S: 'abc' }, é: { BOOL: true } })).toBe(8);
  });
});
