import { expect, test } from 'vitest';

import {
  formatChance,
  formatCount,
  formatDay,
  formatDuration,
  formatMinutes,
  formatProbability,
  formatShare,
} from './format-figures.ts';

test.each([
  [0, '0 %'],
  [0.00001, '< 0.01 %'],
  [0.0012, '0.12 %'],
  [0.05, '5.0 %'],
  [0.5, '50 %'],
  [0.958, '95.8 %'],
  [0.9964, '99.64 %'],
  [0.99999, '> 99.99 %'],
  [1, '100 %'],
])('the share %s is shown as %s', (share, text) => {
  expect(formatShare(share)).toBe(text);
});

test('a probability never claims to be certain', () => {
  expect([0, 0.25, 1].map(formatProbability)).toEqual(['< 0.01 %', '25 %', '> 99.99 %']);
});

test.each([
  [0, '0.0 ms'],
  [9.94, '9.9 ms'],
  [9.96, '10 ms'],
  [999.4, '999 ms'],
  [999.6, '1.00 s'],
  [59_949, '59.9 s'],
  [60_000, '1 min'],
  [250_000, '4 min 10 s'],
  [7_500_000, '2 h 05 min'],
])('%s ms are shown as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test.each([
  [0, '0 min'],
  [0.01, '< 0.1 min'],
  [0.42, '0.4 min'],
  [75, '75 min'],
  [200, '3.3 h'],
  [6000, '100 h'],
])('%s minutes are shown as %s', (minutes, text) => {
  expect(formatMinutes(minutes)).toBe(text);
});

test('chances, days and counts are words that a table can hold', () => {
  expect([formatChance(0.0004), formatChance(0.0123)]).toEqual(['p < 0.001', 'p = 0.012']);
  expect(formatDay('2026-03-14T23:59:59.000Z')).toBe('2026-03-14');
  expect([formatCount(1, 'test'), formatCount(1204, 'test'), formatCount(2, 'entry', 'entries')]).toEqual([
    '1 test',
    '1,204 tests',
    '2 entries',
  ]);
});
