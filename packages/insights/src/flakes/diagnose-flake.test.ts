import { expect, test } from 'vitest';

import { diagnoseFlake } from './diagnose-flake.ts';
import type { Pattern, PatternFactor } from './find-patterns.ts';

const pattern = (factor: PatternFactor, level: string, change: Partial<Pattern> = {}): Pattern => ({
  factor,
  level,
  otherTest: factor === 'after' || factor === 'before' ? 7 : -1,
  failuresInside: 12,
  runsInside: 40,
  failuresOutside: 0,
  runsOutside: 60,
  p: 1e-6,
  ...change,
});

test.each([
  ['time of day', pattern('hour', '23:00–23:59 UTC'), 'expected 1 to be 2'],
  ['pollution by predecessor', pattern('after', 'after a'), 'expected 1 to be 2'],
  ['shared state', pattern('after', 'after a'), 'user already exists'],
  ['leaked environment', pattern('after', 'after a'), 'environment variable STAGE is prod'],
  ['order', pattern('before', 'before a'), 'expected undefined to be 2'],
  ['order', pattern('position', 'at position 1 of its file'), 'expected undefined to be 2'],
  ['resource exhaustion', pattern('position', 'in the last third of its file'), 'expected undefined to be 2'],
  ['leaked environment', pattern('worker', 'worker 3'), 'expected 1 to be 2'],
  ['timing', pattern('duration', 'longer than 100 ms'), 'timed out'],
] as const)('%s: a %o', (flakeClass, found, message) => {
  expect(diagnoseFlake([found], [message])).toMatchObject({
    flakeClass,
    confidence: 'likely',
    culprit: found.otherTest,
  });
});

test('a test that fails after either of two others shares state with them', () => {
  const patterns = [
    pattern('after', 'after a', { failuresOutside: 7 }),
    pattern('after', 'after b', { failuresOutside: 9 }),
  ];
  expect(diagnoseFlake(patterns, ['expected 1 to be 2'])).toMatchObject({ flakeClass: 'shared state', culprit: 7 });
});

test('a diagnosis says what it rests on', () => {
  expect(diagnoseFlake([pattern('after', 'after cart > fills')], ['the user already exists']).because).toEqual([
    '12 of 12 failures, but 40 of 100 runs in all: after cart > fills',
    'its failures say “already exists”',
  ]);
});

test('a message alone is only a possibility', () => {
  expect(diagnoseFlake([], ['read ECONNRESET'])).toMatchObject({ flakeClass: 'network', confidence: 'possible' });
});

test('a pattern that leaves a third of the failures unexplained is no diagnosis', () => {
  expect(diagnoseFlake([pattern('hour', '23:00–23:59 UTC', { failuresOutside: 6 })], ['x'])).toEqual({
    flakeClass: 'unknown',
    confidence: 'none',
    because: [],
    culprit: -1,
  });
});
