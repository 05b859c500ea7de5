import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Deviation } from './deviations.ts';
import { shrink } from './shrink.ts';

const deviations = (count: number): readonly Deviation[] =>
  Array.from({ length: count }, (_, position) => ({
    usual: `u${String(position)}`,
    chosen: `c${String(position)}`,
    usualKind: 'u',
    chosenKind: 'c',
  }));

test('exactly what the failure needs is left', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 30 }), fc.array(fc.nat(29), { maxLength: 5 }), async (count, wanted) => {
      const all = deviations(count);
      const needed = all.filter((_, position) => wanted.includes(position));
      const { deviations: left } = await shrink(all, (some) =>
        Promise.resolve({ isSame: needed.every((one) => some.includes(one)), deviations: some }),
      );
      expect(left).toEqual(needed);
    }),
  );
});

test('it stops at the given number of runs with what it has', async () => {
  let runs = 0;
  const { deviations: left } = await shrink(
    deviations(20),
    (some) => {
      runs += 1;
      return Promise.resolve({ isSame: some.length > 3, deviations: some });
    },
    3,
  );
  expect(runs).toBe(3);
  expect(left.length).toBeGreaterThan(3);
});
