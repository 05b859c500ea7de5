import { expect, test } from 'vitest';

import { createRandom } from './random.ts';

test('a seed determines the numbers', () => {
  const draw = (seed: number): number[] => {
    const random = createRandom(seed);
    return [random.next(), random.next(), random.below(1000)];
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});

test('numbers fill their range evenly', () => {
  const random = createRandom(3);
  const counts = [0, 0, 0, 0];
  for (let n = 0; n < 4000; n++) {
    const drawn = random.below(4);
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  expect(counts.every((count) => count > 900 && count < 1100)).toBe(true);
});

test('shuffling keeps every item and leaves the list as it was', () => {
  const items = [1, 2, 3, 4, 5, 6, 7, 8];
  const shuffled = createRandom(5).shuffle(items);
  expect(shuffled).not.toEqual(items);
  expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
});
