import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divide } from './shares.ts';

test('the first payees get the cents that are left over', () => {
  expect([...divide(1003, ['ann', 'ben', 'cem', 'dee', 'eva'])]).toEqual([
    ['ann', 201],
    ['ben', 201],
    ['cem', 201],
    ['dee', 200],
    ['eva', 200],
  ]);
});

test('shares always add up to the amount and differ by a cent at most', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      fc.integer({ min: 1, max: 50 }),
      (amountCents, count) => {
        const shares = [
          ...divide(
            amountCents,
            Array.from({ length: count }, (_, n) => `payee-${n}`),
          ).values(),
        ];
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amountCents);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test('nobody to pay is refused', () => {
  expect(() => divide(100, [])).toThrow('An amount cannot be divided among no payees.');
});
