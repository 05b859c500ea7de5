import { expect, test } from 'vitest';
import { formatAblations } from './ablation-table.ts';
import { formatComparisons } from './comparison-tables.ts';
import { formatContestants } from './contestant-list.ts';
import { formatEdits } from './edit-table.ts';
import { formatFinds } from './find-tables.ts';
import { times, trialsThat } from './trials.fixture.ts';

const CAP = 100;

const some = [
  ...trialsThat('hard', 'live', times(2, 'run cap', CAP)),
  ...trialsThat('hard', 'threads', times(4, 'run cap', CAP)),
  ...trialsThat('hard', 'natural', times(1, 'nothing left', 1)),
  ...trialsThat('hard', 'urw', [...times(3, 'found', 4), ...times(1, 'time cap', 50)]),
  ...trialsThat('easy', 'live', times(4, 'found', 1)),
  ...trialsThat('easy', 'threads', times(4, 'found', 2)),
  ...trialsThat('easy', 'natural', times(1, 'found', 1)),
  ...trialsThat('easy', 'urw', times(4, 'found', 1)),
];

function rowOf(text: string, start: string): string | undefined {
  return text.split('\n').find((line) => line.startsWith(`| ${start} |`));
}

test('a trial that gave up counts as the cap in runs and as its time in milliseconds', () => {
  const [runs, ms] = formatFinds(some, CAP)
    .split('\n')
    .filter((line) => line.startsWith('| hard |'));
  expect(runs).toBe('| hard | – 0/2 | – 0/4 | – | 28.0 ± 48.0 (4) 3/4 |');
  expect(ms).toBe('| hard | – 0/2 | – 0/4 | – | 16 ± 23 (4) 3/4 |');
  expect(rowOf(formatFinds(some, CAP), 'easy')).toBe('| easy | 1.0 ± 0.0 (1) | 2.0 ± 0.0 (2) | 1 | 1.0 ± 0.0 (1) |');
});

test('shortcuts are told', () => {
  const text = formatContestants(some, 4);
  expect(text).toContain('- `natural`: no randomness. Each was tried twice');
  expect(text).toContain(
    '- `live`: on 1 of 2 subjects it had 2 trials in place of 4, as none of these had found the bug.',
  );
  expect(text).toContain('- 6 of 24 trials gave up at the cap of runs, 1 at the cap of time.');
});

// By hand: at run 4 of `hard` 3 of 8 found it, all in the group of 4; at run 1 of `easy` 4 of 8, all in it.
// Expected 1.5 + 2; variance 3·¼·5/7 + 4·¼·4/7; chi-square 3.5² / 1.107 = 11.06.
// Alone: 1.5² / 0.536 = 4.2, p 0.040, and 2² / 0.571 = 7, p 0.0082, which Holm doubles.
test('comparisons count subjects and pool them', () => {
  const text = formatComparisons(some, CAP);
  const [, againstThreads] = text.split('\n').filter((line) => line.startsWith('| urw |'));
  expect(againstThreads).toBe('| urw | 2 | 0 | 0 | 7 | 3.5 | 11.1 | 0.00088 |');
  expect(rowOf(text, 'hard')).toBe('| hard | 1.00 | + 0.040 |');
  expect(rowOf(text, 'easy')).toBe('| easy | + 0.016 | + 0.016 |');
  expect(text.split('\n').filter((line) => line.startsWith('| natural |'))[1]).toMatch(
    /^\| natural \| {2}\| {2}\| {2}\| 1 \|/,
  );
});

test('ablations are compared up to their own cap, where they differ', () => {
  const text = formatAblations(
    [
      ...trialsThat('hard', 'directed', times(1, 'found', 60)),
      ...trialsThat('hard', 'unscored', times(1, 'found', 8)),
      ...trialsThat('hard', 'repeating', times(1, 'run cap', 50)),
      ...(['directed', 'unscored', 'repeating'] as const).flatMap((name) =>
        trialsThat('easy', name, times(1, 'found', 2)),
      ),
    ],
    50,
  );
  expect(rowOf(text, 'hard')).toBe('| hard | – | 8 | – |');
  expect(rowOf(text, 'easy')).toBeUndefined();
  expect(rowOf(text, 'geometric mean over all subjects')).toContain('| 10.00 | 4.00 | 10.00 |');
});

test('replays after an edit are shares of schedules', () => {
  const text = formatEdits([
    { subject: 'a', trial: 1, edit: undefined, isSameByIdentity: true, isSameByIndex: true },
    { subject: 'a', trial: 1, edit: 'read first', isSameByIdentity: true, isSameByIndex: false },
    { subject: 'b', trial: 1, edit: 'read first', isSameByIdentity: false, isSameByIndex: false },
  ]);
  expect(rowOf(text, 'none')).toBe('| none | 1 | 1 | 100 % | 100 % |');
  expect(text).toContain('settings | 2 | 2 | 50 % | 0 % |');
});
