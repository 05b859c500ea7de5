import { expect, test } from 'vitest';
import { hasLoaderThread, LoaderWatch } from './loader-watch.ts';

test('one port more than at rest is a loader at work', () => {
  const watch = new LoaderWatch(true);
  expect([1, 2, 2, 1, 0, 1].map((ports) => watch.isLoading(ports))).toEqual([false, true, true, false, false, true]);
});

test('a port that stays is no loader', () => {
  let now = 0;
  const watch = new LoaderWatch(true, () => now);
  expect(watch.isLoading(0)).toBe(false);
  expect(watch.isLoading(1)).toBe(true);
  now = 60_000;
  expect(watch.isLoading(1)).toBe(false);
  expect(watch.isLoading(2)).toBe(true);
});

test('without hooks in a thread of their own ports mean nothing', () => {
  expect(new LoaderWatch(false).isLoading(0)).toBe(false);
  expect(new LoaderWatch(false).isLoading(5)).toBe(false);
  expect(hasLoaderThread(['--conditions=x', '--import', 'tsx'])).toBe(true);
  expect(hasLoaderThread(['--import=tsx'])).toBe(true);
  expect(hasLoaderThread(['--conditions=x', '--important'])).toBe(false);
});
