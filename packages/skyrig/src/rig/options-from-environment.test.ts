import { expect, onTestFinished, test, vi } from 'vitest';
import { addAtOnce, addOneBlindly, countOf, startCounters } from '../lab/counter.fixture.ts';
import { optionsFromEnvironment } from './options-from-environment.ts';

test('SKYRIG_SCHEDULE_SEED puts tests under a seeded schedule, the same for the same seed', async () => {
  const countUnder = async (seed: string): Promise<unknown> => {
    vi.stubEnv('SKYRIG_SCHEDULE_SEED', seed);
    const cloud = await startCounters(addOneBlindly);
    onTestFinished(() => cloud.close());
    await addAtOnce(cloud, 2);
    return countOf(cloud);
  };
  const counts = new Set<unknown>();
  for (const seed of ['1', '2', '3', '4', '5', '6', '7', '8']) counts.add(await countUnder(seed));
  expect([...counts].sort()).toEqual([1, 2]);
  expect(await countUnder('3')).toBe(await countUnder('3'));
});

test('nothing is asked for by an environment that says nothing', () => {
  expect(optionsFromEnvironment({})).toEqual({});
  expect(() => optionsFromEnvironment({ SKYRIG_TARGET: 'aws' })).toThrow(/SKYRIG_TARGET is aws/);
});
