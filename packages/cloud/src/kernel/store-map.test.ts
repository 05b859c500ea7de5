import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareKeys } from './compare-keys.ts';
import { StoreFamily } from './store-family.ts';
import { createStoreMap, StoreMap } from './store-map.ts';

describe('a store map', () => {
  test('behaves as a sorted Map, and its clones do not see later changes', () => {
    const change = fc.record({
      key: fc.integer({ min: 0, max: 30 }),
      value: fc.option(fc.integer(), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (before, after) => {
        const map = createStoreMap<number, number>();
        const model = new Map<number, number>();
        const apply = ({ key, value }: { key: number; value: number | undefined }): void => {
          if (value === undefined) expect(map.delete(key)).toBe(model.delete(key));
          else {
            map.set(key, value);
            model.set(key, value);
          }
        };
        before.forEach(apply);
        const clone = map.clone();
        const then = [...map.entries()];
        after.forEach(apply);
        expect([...clone.entries()]).toEqual(then);
        expect([...map.entries()]).toEqual([...model].sort(([a], [b]) => a - b));
      }),
    );
  });

  test('walks ranges in both directions', () => {
    const map = new StoreMap<number, string>();
    for (const key of [1, 2, 3, 4, 5]) map.set(key, `v${key}`);
    const keys = (options: Parameters<typeof map.range>[0]): number[] => [...map.range(options)].map(([key]) => key);
    expect(keys({ from: 2, to: 4 })).toEqual([2, 3, 4]);
    expect(keys({ from: 2, exclusive: true })).toEqual([3, 4, 5]);
    expect(keys({ to: 4, reverse: true })).toEqual([4, 3, 2, 1]);
    expect(keys({ from: 2, to: 4, exclusive: true, reverse: true })).toEqual([3, 2]);
  });
});

test('keys have a total order: numbers, strings, bytes, lists', () => {
  const keys = [1, 2, 'a', 'b', Uint8Array.of(1), Uint8Array.of(1, 0), [1, 'a'], [1, 'b'], [2]];
  expect([...keys].reverse().sort(compareKeys)).toEqual(keys);
});

test('a family clones each of its maps', () => {
  const family = new StoreFamily<string, number>();
  family.of('t').set('a', 1);
  const clone = family.clone();
  family.of('t').set('a', 2);
  family.drop('u');
  expect(clone.of('t').get('a')).toBe(1);
  expect(clone.find('u')).toBeUndefined();
});
