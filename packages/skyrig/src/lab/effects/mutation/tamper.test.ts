import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromAttributeValue, toAttributeValue } from '../../../handles/attribute-values.ts';
import { tamperAttribute, tamperJson } from './tamper.ts';

test.each([
  [1, 2],
  ['a', 'a~'],
  ['', '~'],
  [true, false],
  [null, 'tampered'],
  [[1, 2], [1]],
  [[], ['tampered']],
  [{ a: 1, b: 2 }, { a: 1 }],
  [{}, { tampered: true }],
])('%j becomes %j', (value, expected) => {
  expect(tamperJson(value)).toEqual(expected);
  expect(fromAttributeValue(tamperAttribute(toAttributeValue(value)))).toEqual(expected);
});

test('sets and bytes get a member more, long numbers a digit', () => {
  expect(tamperAttribute({ NS: ['1', '7'] })).toEqual({ NS: ['1', '7', '8'] });
  expect(tamperAttribute({ SS: ['a'] })).toEqual({ SS: ['~', 'a'] });
  expect(tamperAttribute({ B: new Uint8Array([1]) })).toEqual({ B: new Uint8Array([1, 0]) });
  expect(tamperAttribute({ BS: [new Uint8Array([1])] })).toEqual({ BS: [new Uint8Array([1]), new Uint8Array([0])] });
  expect(tamperAttribute({ N: '12345678901234567890' })).toEqual({ N: '123456789012345678901' });
});

test('no value stays what it was, and none changes its kind without need', () => {
  const json = fc.jsonValue().filter((value) => !Object.is(value, -0));
  fc.assert(
    fc.property(json, (value) => {
      const before = toAttributeValue(value);
      expect(tamperAttribute(before)).not.toEqual(before);
      if (value !== null) expect(Object.keys(tamperAttribute(before))).toEqual(Object.keys(before));
    }),
    { numRuns: 50 },
  );
});
