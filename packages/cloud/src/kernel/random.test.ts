import { expect, test } from 'vitest';
import { createIds } from './ids.ts';
import { createRandom, seedState } from './random.ts';

test('the same seed gives the same numbers, another seed others', () => {
  const take = (seed: string): number[] => {
    const random = createRandom({ random: seedState(seed) });
    return Array.from({ length: 5 }, () => random.next());
  };
  expect(take('a')).toEqual(take('a'));
  expect(take('a')).not.toEqual(take('b'));
});

test('numbers spread evenly over their range', () => {
  const random = createRandom({ random: seedState(1) });
  const counts = Array.from({ length: 10 }, () => 0);
  for (let draw = 0; draw < 10_000; draw++) {
    const at = random.integer(10);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  expect(Math.min(...counts)).toBeGreaterThan(850);
  expect(Math.max(...counts)).toBeLessThan(1150);
});

test('ids have the shapes of AWS', () => {
  const ids = createIds(createRandom({ random: seedState(1) }));
  expect(ids.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids.alphanumeric(12)).toMatch(/^[A-Z0-9]{12}$/);
  expect(ids.lowerAlphanumeric(10)).toMatch(/^[a-z0-9]{10}$/);
});
