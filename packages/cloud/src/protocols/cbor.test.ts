import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decodeCbor } from './cbor-decode.ts';
import { encodeCbor } from './cbor-encode.ts';

const leaf = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.uint8Array().map((bytes) => Uint8Array.from(bytes)),
  fc.integer({ min: -4_000_000_000_000, max: 4_000_000_000_000 }).map((time) => new Date(time)),
  fc.constant(null),
);
const value = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('node')),
    fc.dictionary(fc.string(), tie('node'), { noNullPrototype: true }),
  ),
})).node;

test('what is encoded is decoded', () => {
  fc.assert(
    fc.property(value, (original) => {
      expect(decodeCbor(encodeCbor(original))).toEqual(original);
    }),
  );
});

test('long values grow the buffer', () => {
  const long = { text: 'x'.repeat(70_000), list: Array.from({ length: 300 }, (_, index) => index) };
  expect(decodeCbor(encodeCbor(long))).toEqual(long);
});

// Source: RFC 8949, appendix A.
describe('the examples of the standard', () => {
  test.each([
    ['00', 0],
    ['1818', 24],
    ['1903e8', 1000],
    ['1b000000e8d4a51000', 1_000_000_000_000],
    ['3903e7', -1000],
    ['f90000', 0],
    ['f93c00', 1],
    ['f97bff', 65_504],
    ['f90001', 5.960464477539063e-8],
    ['f9c400', -4],
    ['f97c00', Infinity],
    ['f97e00', Number.NaN],
    ['fa47c35000', 100_000],
    ['fb3ff199999999999a', 1.1],
    ['c11a514b67b0', new Date('2013-03-21T20:04:00Z')],
    ['f6', null],
    ['f7', null],
    ['4401020304', Uint8Array.of(1, 2, 3, 4)],
    ['62c3bc', 'ü'],
    ['9f018202039f0405ffff', [1, [2, 3], [4, 5]]],
    ['bf61610161629f0203ffff', { a: 1, b: [2, 3] }],
    ['7f657374726561646d696e67ff', 'streaming'],
  ])('%s', (hex, expected) => {
    expect(decodeCbor(Uint8Array.from(Buffer.from(hex, 'hex')))).toEqual(expected);
  });

  test.each(['', '18', '62c3', '9f01', 'ff', '0000', '81'.repeat(600)])('refuses %s', (hex) => {
    expect(() => decodeCbor(Uint8Array.from(Buffer.from(hex, 'hex')))).toThrow(RangeError);
  });
});
