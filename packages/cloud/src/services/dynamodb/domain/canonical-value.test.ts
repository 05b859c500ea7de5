import { describe, expect, test } from 'vitest';
import type { AttributeValue } from './attribute-value.ts';
import { canonicalItem, canonicalValue } from './canonical-value.ts';

const EMPTY = 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes';
const SEVERAL =
  'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes';
const INVALID = 'One or more parameter values were invalid: ';
const bytes = new Uint8Array([98]);

function nested(levels: number): AttributeValue {
  let value: AttributeValue = { S: 'x' };
  for (let level = 0; level < levels; level += 1) value = { L: [value] };
  return value;
}

describe('canonicalValue', () => {
  test.each<[string, object, string]>([
    ['no type', {}, EMPTY],
    ['an unknown type', { FOO: 'a' }, EMPTY],
    ['an undefined value', { S: undefined }, EMPTY],
    ['two types', { S: 'a', N: '1' }, SEVERAL],
    ['a bad number beside another type', { S: 'a', N: 'b' }, 'The parameter cannot be converted to a numeric value: b'],
    ['a false null', { NULL: false }, `${INVALID}Null attribute value types must have the value of true`],
    ['an empty string set', { SS: [] }, `${INVALID}An string set  may not be empty`],
    ['an empty number set', { NS: [] }, `${INVALID}An number set  may not be empty`],
    ['an empty binary set', { BS: [] }, `${INVALID}Binary sets should not be empty`],
    ['a repeated string', { SS: ['a', 'a'] }, `${INVALID}Input collection [a, a] contains duplicates.`],
    ['a repeated number', { NS: ['1', '1.0'] }, 'Input collection contains duplicates'],
    [
      'a repeated binary',
      { BS: [bytes, bytes] },
      `${INVALID}Input collection [Yg==, Yg==]of type BS contains duplicates.`,
    ],
    ['an empty value in a list', { L: [{}] }, EMPTY],
    ['an empty set in a map', { M: { a: { SS: [] } } }, `${INVALID}An string set  may not be empty`],
    ['an empty name', { M: { '': { S: 'a' } } }, 'Empty attribute name'],
  ])('refuses %s', (_, value, message) => {
    expect(() => canonicalValue(value as AttributeValue)).toThrow(
      expect.objectContaining({ name: 'ValidationException', message }),
    );
  });

  test('prints numbers in one way and sorts sets, at any depth', () => {
    const value = { M: { a: { L: [{ N: '1.50' }, { NS: ['10', '9.0'] }] }, s: { SS: ['b', 'a'] } } };
    expect(canonicalValue(value)).toEqual({
      M: { a: { L: [{ N: '1.5' }, { NS: ['9', '10'] }] }, s: { SS: ['a', 'b'] } },
    });
  });

  test('takes empty strings, lists and maps', () => {
    for (const value of [{ S: '' }, { B: new Uint8Array() }, { L: [] }, { M: {} }, { SS: [''] }]) {
      expect(canonicalValue(value)).toEqual(value);
    }
  });

  test('takes 31 lists in one another and refuses 32', () => {
    expect(canonicalItem({ a: nested(31) })).toEqual({ a: nested(31) });
    expect(() => canonicalItem({ a: nested(32) })).toThrow('Nesting Levels have exceeded supported limits');
  });

  test('keeps an attribute that is called __proto__', () => {
    const item = canonicalItem(JSON.parse('{"__proto__":{"S":"a"}}') as Record<string, AttributeValue>);
    expect(Object.keys(item)).toEqual(['__proto__']);
  });
});
