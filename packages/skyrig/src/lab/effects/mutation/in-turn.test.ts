import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

const ticks = async (): Promise<void> => {
  for (let tick = 0; tick < 5; tick++) await Promise.resolve();
};

test('what is started at the same time runs one after another, past those that fail', async () => {
  const log: string[] = [];
  const run = (name: string) => async (): Promise<string> => {
    log.push(`${name} begins`);
    await ticks();
    log.push(`${name} ends`);
    if (name === 'b') throw new Error('b fails');
    return name;
  };
  const ends = await Promise.allSettled(['a', 'b', 'c'].map((name) => inTurn(run(name))));
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('what is called from inside does not wait for what it is inside of', async () => {
  expect(await inTurn(async () => `outer ${await inTurn(() => Promise.resolve('inner'))}`)).toBe('outer inner');
});
