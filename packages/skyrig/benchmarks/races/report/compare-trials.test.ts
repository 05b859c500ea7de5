import { expect, test } from 'vitest';
import { compareTrials } from './compare-trials.ts';
import { times, trialsThat } from './trials.fixture.ts';

const CAP = 100;

const some = [
  ...trialsThat('hard', 'threads', times(20, 'run cap', CAP)),
  ...trialsThat('hard', 'urw', times(20, 'found', 5)),
  ...trialsThat('hard', 'random', times(20, 'time cap', 3)),
  ...trialsThat('hard', 'natural', times(1, 'nothing left', 1)),
  ...trialsThat('easy', 'threads', times(20, 'found', 1)),
  ...trialsThat('easy', 'urw', times(20, 'found', 1)),
  ...trialsThat('easy', 'random', times(20, 'found', 9)),
  ...trialsThat('easy', 'natural', times(1, 'found', 1)),
];

test('who finds a bug that plain runs do not find is sooner, and who finds it at once is no sooner than they are', () => {
  const { subjects, pooled } = compareTrials(some, 'urw', 'threads', CAP);
  expect(subjects.map(({ subject, verdict }) => [subject, verdict])).toEqual([
    ['hard', 'sooner'],
    ['easy', 'no difference shown'],
  ]);
  expect(pooled.p).toBeLessThan(0.001);
});

test('trials that gave up early say little, and late finds are later', () => {
  const { subjects } = compareTrials(some, 'random', 'threads', CAP);
  expect(subjects.map(({ subject, verdict }) => [subject, verdict])).toEqual([
    ['hard', 'no difference shown'],
    ['easy', 'later'],
  ]);
});

test('p-values are corrected for the number of subjects: the smaller of two doubles', () => {
  const { subjects } = compareTrials(some, 'random', 'threads', CAP);
  const [, easy] = subjects;
  expect(easy?.corrected).toBeCloseTo(2 * (easy?.test.p ?? 0), 12);
});

test('without a seed there is one trial for each subject, which is tested over all subjects only', () => {
  const { subjects, pooled } = compareTrials(some, 'natural', 'threads', CAP);
  expect(subjects).toEqual([]);
  expect(pooled).toMatchObject({ observed: 1, expected: 1 });
});
