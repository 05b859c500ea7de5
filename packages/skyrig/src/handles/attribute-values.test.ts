import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromItem, toAttributeValue, toItem } from './attribute-values.ts';

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array(),
    fc.array(fc.string(), { minLength: 1 }).map((values) => new Set(values)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 3, noNullPrototype: true },
    ),
  ),
})).value;

test('plain items come back as they were', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
        plain,
        { noNullPrototype: true },
      ),
      (item) => {
        expect(fromItem(toItem(item))).toEqual(item);
      },
    ),
  );
});

test('numbers keep every digit', () => {
  expect(
    fromItem({ big: { N: '12345678901234567890' }, small: { N: '0.1' }, long: { N: '3.14159265358979323846' } }),
  ).toEqual({
    big: 12345678901234567890n,
    small: 0.1,
    long: '3.14159265358979323846',
  });
});

test('what DynamoDB has no type for is refused by name', () => {
  expect(() => toItem({ a: { b: () => 1 } })).toThrow('item.a.b is function, which DynamoDB has no type for.');
  expect(() => toAttributeValue(new Set())).toThrow(/set of nothing/);
});
