import { expect, test } from 'vitest';

import { assessed, observed, workerTest } from './assess.fixture.ts';
import type { Assessment } from './assessment.ts';
import { factorScores, totalScore } from './factor-scores.ts';

const checkOf = ({ checks }: Assessment, name: string): Assessment['checks'][number] => {
  const check = checks.find((one) => one.name === name);
  if (!check) throw new Error(`There is no check ${name}.`);
  return check;
};

test('the weights are those of the specification and add up to 100', () => {
  const weights = factorScores([]).map(({ factor, weight }) => [factor, weight]);
  expect(weights).toEqual([
    ['worker isolation', 20],
    ['run isolation', 15],
    ['cleanup', 15],
    ['flake handling', 15],
    ['time-outs', 10],
    ['retries', 10],
    ['diagnostics', 10],
    ['documentation', 5],
  ]);
});

test('a factor is the mean of its observed checks; the whole leaves out what was not observed', () => {
  const check = (factor: 'cleanup' | 'retries', share?: number): Parameters<typeof factorScores>[0][number] => ({
    factor,
    name: 'a',
    evidence: 'b',
    failing: [],
    ...(share !== undefined && { share }),
  });
  const factors = factorScores([check('cleanup', 1), check('cleanup', 0.5), check('cleanup'), check('retries', 0)]);
  expect(factors.find(({ factor }) => factor === 'cleanup')?.score).toBe(75);
  expect(factors.find(({ factor }) => factor === 'diagnostics')?.score).toBeUndefined();
  // 15 % at 75 and 10 % at 0.
  expect(totalScore(factors)).toEqual({ score: 45, observedWeight: 25 });
  expect(totalScore(factorScores([]))).toEqual({ observedWeight: 0 });
});

test('a cloud that two workers used is a breach of isolation', () => {
  const one = observed('one');
  const two = observed('two', { isolation: { ...one.isolation, worker: '2' } });
  expect(checkOf(assessed([one, two]), 'a cloud serves one worker only')).toMatchObject({ share: 0, failing: ['1:1'] });
  const apart = observed('two', { isolation: { ...one.isolation, worker: '2', clouds: ['2:1'] } });
  expect(checkOf(assessed([one, apart]), 'a cloud serves one worker only').share).toBe(1);
});

test('leftovers, running invocations and retries are held against the test', () => {
  const tidy = observed('tidy');
  const messy = observed('messy', {
    isolation: {
      ...tidy.isolation,
      leftovers: 1,
      stillRunning: 2,
      retriesMade: 1,
      isRestored: false,
      beganEmpty: false,
    },
  });
  const assessment = assessed([tidy, messy]);
  for (const name of [
    'no rejection or promise is left behind',
    'nothing runs on after the test',
    'passes at the first attempt',
    'the state is put back after the test',
    'the cloud begins empty',
  ])
    expect(checkOf(assessment, name)).toMatchObject({ share: 0.5, failing: [messy.id] });
});

test('a retry that a history records is not silent', () => {
  const retried = observed('retried', { isolation: { ...observed('').isolation, retriesAllowed: 2 } });
  expect(checkOf(assessed([retried]), 'is not retried in silence').share).toBe(0);
  const project = { name: 'shop', historyRuns: 3 };
  expect(checkOf(assessed([retried], { project }), 'is not retried in silence').share).toBe(1);
});

test('configuration is checked against what AWS recommends', () => {
  const assessment = assessed([workerTest('one', 1)]);
  expect(checkOf(assessment, 'the template sets a time limit').failing).toEqual(['Janitor']);
  expect(checkOf(assessment, 'messages stay hidden for 6 time limits of the function').share).toBe(1);
  expect(checkOf(assessment, 'a queue that feeds a function has a dead-letter queue').share).toBe(1);
  expect(checkOf(assessment, 'a test looks into the dead-letter queue').failing).toEqual(['Dead']);
  expect(checkOf(assessment, 'failed asynchronous invocations end somewhere').evidence).toBe('1 of 1 functions');
  expect(checkOf(assessment, 'no quarantine has expired')).not.toHaveProperty('share');
});
