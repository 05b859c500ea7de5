import { expect, test } from 'vitest';
import { RaceMemory } from './race-memory.ts';

test('a suspicion is looked into in two tests', () => {
  const memory = new RaceMemory();
  expect([1, 2, 3].map(() => memory.tries('Table f g'))).toEqual([true, true, false]);
  expect(memory.tries('Other f g')).toBe(true);
});

test('what was told is not looked into', () => {
  const memory = new RaceMemory();
  memory.tell('Table f g');
  expect(memory.isTold('Table f g')).toBe(true);
  expect(memory.tries('Table f g')).toBe(false);
});

test('long tests are not run again when much has been; short ones still are', () => {
  const memory = new RaceMemory();
  expect([600, 600, 300, 200, 100].map((steps) => memory.spend(steps))).toEqual([true, false, true, false, true]);
});
