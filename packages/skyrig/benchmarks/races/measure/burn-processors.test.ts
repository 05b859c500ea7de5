import { expect, test } from 'vitest';
import { burnProcessors } from './burn-processors.ts';

test('threads compute until they are told to stop', async () => {
  const load = await burnProcessors({ threads: 2, maxMs: 60_000 });
  const turn = new Promise<string>((resolve) => setImmediate(() => resolve('still at work')));
  expect(await Promise.race([load.ended, turn])).toBe('still at work');
  await load[Symbol.asyncDispose]();
  await expect(load.ended).resolves.toBeUndefined();
});

test('threads end by themselves when their time is over', async () => {
  const load = await burnProcessors({ threads: 1, maxMs: 20 });
  await expect(load.ended).resolves.toBeUndefined();
});
