import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  formatDecimal,
  parseDecimal,
  subtractDecimals,
  type Decimal,
} from './decimal.ts';

function decimal(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (!parsed) throw new Error(`${text} is not a decimal`);
  return parsed;
}

/** Decimals as an integer and a scale, which is all that is needed to compute with them otherwise. */
const scaled = fc.record({
  integer: fc.bigInt({ min: -(10n ** 38n), max: 10n ** 38n }),
  scale: fc.integer({ min: 0, max: 40 }),
});

function toText({ integer, scale }: { integer: bigint; scale: number }): string {
  return `${integer}E-${scale}`;
}

function atScale({ integer, scale }: { integer: bigint; scale: number }, target: number): bigint {
  return integer * 10n ** BigInt(target - scale);
}

describe('decimals', () => {
  test.each([
    ['+1', '1'],
    ['-0', '0'],
    ['0.0', '0'],
    ['0e500', '0'],
    ['1E+3', '1000'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['00012.3400', '12.34'],
    ['-123456789e-4', '-12345.6789'],
    ['1e-7', '0.0000001'],
    ['1.25e39', '1250000000000000000000000000000000000000'],
  ])('prints %s as %s', (text, printed) => {
    expect(formatDecimal(decimal(text))).toBe(printed);
  });

  test.each(['', ' 1', '1 ', '.', '-', '--1', '1e', 'e5', '0x10', '1_0', 'NaN', 'Infinity', '1,5'])(
    'does not take %j for a number',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  test('reads back what it prints', () => {
    fc.assert(
      fc.property(scaled, (value) => {
        const parsed = decimal(toText(value));
        expect(decimal(formatDecimal(parsed))).toEqual(parsed);
      }),
    );
  });

  test('adds, subtracts and compares as whole numbers of the same scale do', () => {
    fc.assert(
      fc.property(scaled, scaled, (one, two) => {
        const [left, right] = [decimal(toText(one)), decimal(toText(two))];
        const [a, b] = [atScale(one, 40), atScale(two, 40)];
        expect(addDecimals(left, right)).toEqual(decimal(`${a + b}E-40`));
        expect(subtractDecimals(left, right)).toEqual(decimal(`${a - b}E-40`));
        expect(Math.sign(compareDecimals(left, right))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });
});
