import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addNumbers, compareNumbers, normalizeNumber, subtractNumbers } from './number-value.ts';

describe('normalizeNumber', () => {
  test.each([
    ['', 'The parameter cannot be converted to a numeric value'],
    ['abc', 'The parameter cannot be converted to a numeric value: abc'],
    ['1e126', 'Number overflow. Attempting to store a number with magnitude larger than supported range'],
    ['-1e126', 'Number overflow. Attempting to store a number with magnitude larger than supported range'],
    ['1e-131', 'Number underflow. Attempting to store a number with magnitude smaller than supported range'],
    ['1'.repeat(39), 'Attempting to store more than 38 significant digits in a Number'],
  ])('refuses %j with the words of the service', (text, message) => {
    expect(() => normalizeNumber(text)).toThrow(expect.objectContaining({ name: 'ValidationException', message }));
  });

  test('takes the largest and the smallest numbers that can be stored', () => {
    const digits = '9'.repeat(38);
    expect(normalizeNumber(`9.${digits.slice(1)}E125`)).toBe(`${digits}${'0'.repeat(88)}`);
    expect(normalizeNumber('-1E-130')).toBe(`-0.${'0'.repeat(129)}1`);
    expect(normalizeNumber(`${digits}0000`)).toBe(`${digits}0000`);
  });
});

describe('arithmetic', () => {
  test('is exact where doubles are not', () => {
    expect(addNumbers('0.1', '0.2')).toBe('0.3');
    expect(subtractNumbers('10000000000000000000000000000000000000', '1')).toBe(
      '9999999999999999999999999999999999999',
    );
  });

  test('refuses results that cannot be stored', () => {
    expect(() => addNumbers('9E125', '9E125')).toThrow('Number overflow');
    expect(() => addNumbers('1E125', '1')).toThrow('more than 38 significant digits');
  });
});

describe('compareNumbers', () => {
  test('agrees with the sign of the difference, however long the numbers are', () => {
    const number = fc
      .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: -9, max: 9 }))
      .map(([integer, power]) => normalizeNumber(`${integer}E${power}`));
    fc.assert(
      fc.property(number, number, (one, two) => {
        const difference = subtractNumbers(one, two);
        const sign = difference === '0' ? 0 : difference.startsWith('-') ? -1 : 1;
        expect(Math.sign(compareNumbers(one, two))).toBe(sign);
      }),
    );
  });
});
