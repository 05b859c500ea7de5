import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AttributeValue } from '../domain/attribute-value.ts';
import { normalizeNumber } from '../domain/number-value.ts';
import { compareScalars } from '../domain/value-comparison.ts';
import { sortText } from './sort-text.ts';

const strings = fc.string({ unit: 'grapheme', maxLength: 6 }).map((S): AttributeValue => ({ S }));
const controls = fc
  .string({ unit: fc.constantFrom('\0', '\x01', '\x02', 'a', '\uffff', '\u{10000}'), maxLength: 4 })
  .map((S): AttributeValue => ({ S }));
const digits = fc.integer({ min: -9_999_999, max: 9_999_999 });
const numbers = fc
  .tuple(digits, fc.integer({ min: -120, max: 110 }))
  .map(([mantissa, exponent]): AttributeValue => ({ N: normalizeNumber(`${mantissa}e${exponent}`) }));
const small = fc.integer({ min: -120, max: 120 }).map((value): AttributeValue => ({ N: String(value) }));
const binaries = fc.uint8Array({ maxLength: 4 }).map((B): AttributeValue => ({ B }));

test.each([
  ['strings', strings],
  ['strings of control and high characters', controls],
  ['numbers', numbers],
  ['small numbers', small],
  ['binaries', binaries],
] as const)('the order of the texts of %s is the order of the values, also when something follows', (_name, values) => {
  fc.assert(
    fc.property(values, values, (one, two) => {
      const order = Math.sign(compareScalars(one, two) ?? Number.NaN);
      const [left, right] = [`${sortText(one)}\0`, `${sortText(two)}\0`];
      expect(left < right ? -1 : left > right ? 1 : 0).toBe(order);
    }),
    { numRuns: 500 },
  );
});
