import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchesOf } from './batches.ts';

test('batches keep every item in order, and only the last may be short', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 12 }), (items, size) => {
      const batches = batchesOf(items, size);
      expect(batches.flat()).toEqual(items);
      expect(batches.slice(0, -1).every(({ length }) => length === size)).toBe(true);
      expect(batches.every(({ length }) => length >= 1 && length <= size)).toBe(true);
    }),
  );
});

test('a size that is none is refused', () => {
  expect(() => batchesOf([1], 0)).toThrow('A batch size is 0: give a whole number from 1.');
});
